import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { AppEnv } from "../../env.ts";
import { type Language, preferredLanguage, WORDS, type Words } from "./words.ts";

type Markup = ReturnType<typeof html>;

export type Page = {
  title: string;
  body: Markup;
  status?: 200 | 201 | 400 | 401 | 403 | 409 | 422 | 429 | 503;
  /** Origin that this page's form may be sent on to, besides our own. */
  formLeadsTo?: string;
};

const STYLE = `
:root{color-scheme:light dark;--ink:#1b2430;--muted:#5b6675;--line:#cfd6de;--page:#f3f5f7;--surface:#fff;--action:#1f4f8f;--on-action:#fff;--bad:#a8320a;--bad-ground:#fdeae3}
@media(prefers-color-scheme:dark){:root{--ink:#e6eaf0;--muted:#93a0b2;--line:#3a4553;--page:#11161c;--surface:#171c23;--action:#7eaaf0;--on-action:#10151b;--bad:#ec8059;--bad-ground:#3a2118}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:start center;padding:24px 16px;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
main{width:100%;max-width:400px;padding:24px;background:var(--surface);border:1px solid var(--line);border-radius:10px}
h1{margin:0 0 16px;font-size:20px;line-height:28px}
p,ul{margin:0 0 16px}ul{padding-left:20px}
label{display:block;margin:0 0 4px;font-weight:600}
input,select{width:100%;min-height:40px;margin:0 0 16px;padding:8px;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--muted);border-radius:8px}
.hint{margin:-12px 0 16px;color:var(--muted)}
.or{text-align:center;color:var(--muted)}
button,.button{display:block;width:100%;min-height:40px;margin:0 0 8px;padding:8px 16px;font:inherit;font-weight:600;text-align:center;text-decoration:none;border-radius:8px;border:1px solid var(--action);background:var(--action);color:var(--on-action);cursor:pointer}
.quiet{background:transparent;color:var(--action)}
.problem{padding:8px 12px;border-left:4px solid var(--bad);background:var(--bad-ground);border-radius:4px}
a{color:var(--action)}.button{color:var(--on-action)}a.quiet{color:var(--action)}
code{overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--action);outline-offset:2px}
`;

/** Words in the language of the browser that asks. */
export function wordsFor(c: Context<AppEnv>): Words {
  return WORDS[languageOf(c)];
}

function languageOf(c: Context<AppEnv>): Language {
  return preferredLanguage(c.req.header("Accept-Language"));
}

/** A page of the Worker itself: one inline style, no script, nothing from elsewhere, never cached, never framed. */
export async function showPage(c: Context<AppEnv>, page: Page): Promise<Response> {
  const nonce = crypto.randomUUID();
  c.header(
    "Content-Security-Policy",
    [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      `form-action 'self'${page.formLeadsTo ? ` ${page.formLeadsTo}` : ""}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join("; "),
  );
  // "no-referrer" would make our own forms arrive with the origin "null".
  c.header("Referrer-Policy", "same-origin");
  c.header("Cache-Control", "no-store");
  c.header("Vary", "Accept-Language");
  const document = await html`<!doctype html>
<html lang="${languageOf(c)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – Vigie</title>
<style nonce="${nonce}">${raw(STYLE)}</style>
</head>
<body><main><h1>${page.title}</h1>${page.body}</main></body>
</html>`;
  return c.html(document, page.status ?? 200);
}

/** A refusal that screen readers announce. */
export const problemNote = (sentence: string | undefined): Markup | "" =>
  sentence ? html`<p class="problem" role="alert">${sentence}</p>` : "";
