import type { Context } from "hono";
import { csrf } from "hono/csrf";
import * as z from "zod";
import { authOf } from "../auth/auth.ts";
import { browserSession } from "../auth/browser-session.ts";
import { asksAnew, safeNext } from "../auth/extension-request.ts";
import { showPage, wordsFor } from "../auth/pages/page.ts";
import { signedInPage, signInPage } from "../auth/pages/sign-in-page.ts";
import { oidcSettings, signInWays } from "../auth/sign-in-ways.ts";
import type { AppEnv } from "../env.ts";
import { AppError, toAppError } from "../errors.ts";
import { ASK_ANEW } from "../services/prove-at-company.ts";
import { signInWithPassword } from "../services/sign-in-with-password.ts";
import { startCompanySignIn } from "../services/start-company-sign-in.ts";
import { newRoutes, readJson } from "../validate.ts";

const Credentials = z.object({ email: z.string().max(200), password: z.string().max(200) });

export const signIn = newRoutes();

function attemptOf(c: Context<AppEnv>, credentials: unknown) {
  const parsed = Credentials.safeParse(credentials);
  if (!parsed.success || c.env.PASSWORD_SIGN_IN !== "on") throw new AppError("sign_in_failed");
  return {
    ...parsed.data,
    address: c.req.header("cf-connecting-ip") ?? "",
    baseUrl: c.env.BASE_URL,
    userAgent: c.req.header("user-agent") ?? "",
  };
}

signIn.get("/sign-in", async (c) => {
  const words = wordsFor(c);
  const error = c.req.query("error");
  const next = safeNext(c.req.query("next"));
  const person = error ? undefined : await browserSession(c.env, c.req.raw.headers);
  if (person) return next === "/sign-in" ? showPage(c, signedInPage(words, person.name)) : c.redirect(next);
  const unknownPerson = error === "signup_disabled" || error === "account_not_linked";
  const problem = unknownPerson ? words.notMember : words.providerFailed;
  return showPage(
    c,
    signInPage(words, {
      ways: signInWays(c.env),
      next,
      ...(error && { problem, status: unknownPerson ? 403 : 503 }),
    }),
  );
});

signIn.post("/sign-in", csrf(), async (c) => {
  const words = wordsFor(c);
  const form = await c.req.parseBody();
  const next = safeNext(form.next);
  try {
    const reply = await signInWithPassword(await authOf(c.env), c.var.db, attemptOf(c, form));
    for (const cookie of reply.headers.getSetCookie()) c.header("Set-Cookie", cookie, { append: true });
    return c.redirect(next, 303);
  } catch (thrown) {
    const { code } = toAppError(thrown);
    if (code !== "sign_in_failed" && code !== "too_many_requests") throw thrown;
    const failed = code === "sign_in_failed";
    return showPage(
      c,
      signInPage(words, {
        ways: signInWays(c.env),
        next,
        email: String(form.email ?? ""),
        problem: failed ? words.wrongPassword : words.tooManyAttempts,
        status: failed ? 401 : 429,
      }),
    );
  }
});

/** The same for programs (imports from a command line): the token comes in `set-auth-token`. */
signIn.post("/api/auth/sign-in/email", csrf(), async (c) =>
  signInWithPassword(await authOf(c.env), c.var.db, attemptOf(c, await readJson(c))),
);

signIn.get("/sign-in/company", async (c) => {
  const words = wordsFor(c);
  const next = safeNext(c.req.query("next"));
  const provider = oidcSettings(c.env)?.provider;
  const address = c.req.header("cf-connecting-ip") ?? "";
  const started =
    provider &&
    (await startCompanySignIn(await authOf(c.env), {
      ...{ provider, baseUrl: c.env.BASE_URL, next, address },
      ...(asksAnew(next) && { parameters: ASK_ANEW }),
    }));
  if (!started) {
    const state = { ways: signInWays(c.env), next, problem: words.providerFailed, status: 503 as const };
    return showPage(c, signInPage(words, state));
  }
  for (const cookie of started.cookies) c.header("Set-Cookie", cookie, { append: true });
  return c.redirect(started.url);
});

/** Where the company's provider sends the browser back to; of the library's own routes this one alone is open. */
signIn.on(["GET", "POST"], "/api/auth/callback/:provider", async (c) =>
  (await authOf(c.env)).handler(c.req.raw),
);
