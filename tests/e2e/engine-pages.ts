import type { ServedPage } from "./serve-fixtures.ts";

/** Pages that behave as CRM pages do, written from scratch in the shape of Dolibarr's or of no product's. */

const html = (body: string, more: { head?: string; attributes?: string; nonce?: string } = {}): string =>
  `<!doctype html><html ${more.attributes ?? ""}><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
<style ${more.nonce ?? ""}>body{margin:16px;font:14px/1.4 sans-serif}table{border-collapse:collapse}td{padding:4px 8px}</style>
${more.head ?? ""}</head><body>${body}</body></html>`;

const PRODUCT = '<meta name="author" content="Dolibarr Development Team">';

const link = (id: number, name: string): string =>
  `<a class="refurl" data-params='{"id":"${id}","objecttype":"societe"}' href="/societe/card.php?socid=${id}">${name}</a>`;
const row = (id: number, name: string): string => `<tr class="oddeven"><td>${link(id, name)}</td></tr>`;
const list = (...rows: string[]): string => `<table class="liste"><tbody>${rows.join("")}</tbody></table>`;
const banner = (name: string): string =>
  `<div class="arearef"><div class="refid">${name}<div class="refidno"></div></div></div>`;
const labelled = (name: string, siren: string): string =>
  `<dl><dt>Raison sociale</dt><dd>${name}</dd><dt>SIREN</dt><dd>${siren}</dd></dl>`;

const BESSON = "Ateliers Besson SAS";
const KERBRAT = "Menuiserie Kerbrat SAS";
const GOFF = "Garage Le Goff";

const product = (body: string, more: { head?: string; attributes?: string } = {}): string =>
  html(body, { ...more, head: `${PRODUCT}${more.head ?? ""}` });

/** Both customers of a list, read by the product's own reader. */
const BOTH = list(row(11, BESSON), row(12, KERBRAT));

const font = (text: string): string =>
  `<font style="vertical-align: inherit;"><font style="vertical-align: inherit;">${text}</font></font>`;

const CSP =
  "default-src 'none'; style-src 'nonce-n'; script-src 'nonce-n'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

export const ENGINE_PAGES: Record<string, ServedPage> = {
  "/hidden": html(
    `<main><section id="one">${labelled(BESSON, "999 000 110")}</section><section id="two" class="off">${labelled(KERBRAT, "999 000 185")}</section></main>`,
    { head: "<style>.off{display:none}.away{visibility:hidden}</style>" },
  ),
  "/columns": product(
    `<table class="liste"><tr class="oddeven"><td>1</td><td>${link(11, BESSON)}</td></tr></table>`,
  ),
  "/shadow": html(
    `<x-open></x-open><x-closed></x-closed><x-late></x-late><script>
    const fill = (root, name, siren) => { const box = document.createElement("div"); root.append(box);
      const list = document.createElement("dl"); box.append(list);
      for (const [tag, text] of [["dt", "Raison sociale"], ["dd", name], ["dt", "SIREN"], ["dd", siren]]) { const at = document.createElement(tag); at.append(text); list.append(at) } };
    customElements.define("x-open", class extends HTMLElement { connectedCallback() { fill(this.attachShadow({ mode: "open" }), "${BESSON}", "999 000 110") } });
    customElements.define("x-closed", class extends HTMLElement { connectedCallback() { fill(this.attachShadow({ mode: "closed" }), "${KERBRAT}", "999 000 185") } });
    window.upgrade = () => customElements.define("x-late", class extends HTMLElement { connectedCallback() { fill(this.attachShadow({ mode: "open" }), "${GOFF}", "999 000 250") } });
    </script>`,
  ),
  "/translated": product(
    `<table class="liste"><tr class="liste_titre"><th>Name</th><th>SIREN</th></tr>
     <tr class="oddeven"><td>${link(11, font("Workshops of Mr Besson"))}</td><td>999000110</td></tr>
     <tr class="oddeven"><td>${link(12, font(KERBRAT))}</td><td></td></tr></table>`,
    { attributes: 'lang="en" class="translated-ltr"' },
  ),
  "/old-font-tags": product(list(row(12, `<font color="navy">${KERBRAT}</font>`))),
  "/rtl": product(BOTH, { attributes: 'dir="rtl"' }),
  "/rtl-form": html(
    `<form><label for="n">Raison sociale</label><input id="n" size="60" value="${BESSON}"><label for="s">SIREN</label><input id="s" value="999000110"></form>`,
    { attributes: 'dir="rtl"' },
  ),
  "/edit": html(
    `<section>${labelled(BESSON, "999 000 110")}</section><script>
    const field = document.querySelector("dd"); const name = field.textContent;
    window.edit = () => { const input = document.createElement("input"); input.size = 50; input.value = name; field.replaceChildren(input) };
    window.save = (text) => field.replaceChildren(text);
    </script>`,
  ),
  "/panel": product(
    `${BOTH}<script>
    window.preview = (name) => { const area = document.createElement("div"); area.className = "arearef"; const title = document.createElement("div"); title.className = "refid"; const of = document.createElement("div"); of.className = "refidno";
      const to = document.querySelector("a.refurl[href$='" + name + "']").cloneNode(true); for (const ours of to.querySelectorAll("span")) ours.remove();
      of.append(to); title.append("D1 ", of); area.append(title); document.body.prepend(area) };
    window.closePreview = () => document.querySelector(".arearef").remove();
    </script>`,
  ),
  "/removes": product(
    `<div id="fights">${BOTH}</div><div id="quiet">${list(row(13, GOFF))}</div><script>
    window.removed = 0;
    new MutationObserver((records) => { for (const { addedNodes } of records) for (const node of addedNodes) if (node.localName === "span") { window.removed++; node.remove() } }).observe(document.querySelector("#fights"), { childList: true, subtree: true });
    </script>`,
  ),
  "/strict": {
    html: `${html(BOTH, { head: PRODUCT, nonce: 'nonce="n"' })}<script nonce="n">window.violations = 0; addEventListener("securitypolicyviolation", () => violations++)</script>`,
    headers: { "content-security-policy": CSP },
  },
  "/light": product(BOTH),
  "/dark": product(BOTH, { head: "<style>body{background:#14181d;color:#ddd}a{color:#9cf}</style>" }),
  "/large-font": product(BOTH, { head: "<style>html{font-size:200%}body{font-size:1rem}</style>" }),
  "/zoomed": product(BOTH, { head: "<style>body{zoom:2}</style>" }),
  "/editor": product(
    `${BOTH}<div id="editor" contenteditable="true">${list(row(13, GOFF))}</div><div id="note">${list(row(13, GOFF))}</div>`,
  ),
  "/shell-with-record-in-frame": product(
    `<h1>CRM</h1><iframe src="/societe/besson.php" width="800" height="400"></iframe>`,
  ),
  "/societe/besson.php": product(banner(BESSON)),
  "/two-frames": product(
    `<iframe src="/societe/besson.php" width="800" height="200"></iframe><iframe src="/societe/kerbrat.php" width="800" height="200"></iframe>`,
  ),
  "/societe/kerbrat.php": product(banner(KERBRAT)),
  "/societe/around.php": product(
    `${banner(KERBRAT)}<iframe src="/societe/besson.php" width="800" height="300"></iframe>`,
  ),
  "/rows": product(list(row(13, GOFF))),
  "/frames": product(
    `${list(row(11, BESSON))}
     <iframe id="tiny" src="/rows" width="120" height="60"></iframe>
     <iframe id="inline" width="800" height="200" srcdoc='${product(list(row(12, KERBRAT))).replaceAll("'", "&#39;")}'></iframe>
     <iframe id="granted" width="800" height="200"></iframe>
     <iframe id="ad" width="800" height="200"></iframe>
     <script>
     document.querySelector("#granted").src = "http://localhost:" + location.port + "/rows";
     document.querySelector("#ad").src = "http://ads.example:" + location.port + "/rows";
     </script>`,
  ),
};
