/**
 * A page under an attacker's control: lists one name as Dolibarr would, and tries what `probe` names. The text of the page
 * itself has the same width for every name (monospace, anagrams), so every difference is the badge's.
 */
export const hostilePage = (name: string): string => `<!doctype html><html><head><meta charset="utf-8">
<meta name="author" content="Dolibarr Development Team"><link rel="icon" href="data:,"><title>x</title>
<style>
@property --w { syntax: "*"; inherits: false; initial-value: "A" }
@property --tile { syntax: "*"; inherits: false; initial-value: "A" }
@font-face { font-family: "system-ui"; src: url(/font-a.woff2); unicode-range: U+41 }
@font-face { font-family: "system-ui"; src: url(/font-d.woff2); unicode-range: U+44 }
@font-face { font-family: "sans-serif"; src: url(/font-sans.woff2); unicode-range: U+41, U+44 }
body { margin: 0; font: 16px/1.5 monospace }
table { border-collapse: collapse; table-layout: fixed; width: 700px }
td { font-size: 2px; color: transparent; padding: 8px }
</style>
<script>
  // Keeps every listener added later from hearing that something is copied.
  for (const name of ["copy", "beforecopy"]) window.addEventListener(name, (event) => event.stopImmediatePropagation(), true);
  window.heard = [];
  window.addEventListener("message", (event) => heard.push(JSON.stringify(event.data)));
  window.paints = []; window.shifts = [];
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) paints.push(entry.size) }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) shifts.push(Math.round(entry.value * 1e6)) }).observe({ type: "layout-shift", buffered: true });
</script></head><body>
<table class="liste"><tr class="oddeven"><td><a class="refurl" data-params='{"id":"77","objecttype":"societe"}' href="/societe/card.php?socid=77">${name}</a></td></tr></table>
<p id="other">another name</p>
<script>
const WORDS = ["38.4k", "38,4", "€38", "4.1k", "−€4", "38,400", "4,100", "14.6k", "Class A", "Class D", "low risk", "high risk", "No customer"];
const host = () => document.querySelector("td").querySelector("span");
const box = (element) => { const r = element.getBoundingClientRect(); return [r.left, r.top, r.width, r.height].map((v) => Math.round(v * 100) / 100) };
const styleOf = (element, pseudo) => { const style = getComputedStyle(element, pseudo); return [...style].map((name) => name + ":" + style.getPropertyValue(name)).join(";") };
window.probe = () => {
  const at = host();
  const result = {};
  result.found = WORDS.map((word) => { getSelection().removeAllRanges(); return window.find(word, false, false, true) });
  getSelection().removeAllRanges();
  getSelection().selectAllChildren(document.body);
  result.selected = WORDS.map((word) => String(getSelection()).includes(word));
  result.selectedLength = String(getSelection()).length;
  getSelection().removeAllRanges();
  result.attributes = [...at.attributes].map(({ name, value }) => name + "=" + value);
  result.html = at.outerHTML;
  result.open = at.shadowRoot;
  result.children = at.childNodes.length;
  result.xml = new XMLSerializer().serializeToString(at);
  result.box = box(at);
  result.sizes = [at.offsetWidth, at.offsetHeight, at.scrollWidth, at.scrollHeight, at.clientWidth, at.clientHeight];
  result.around = [box(at.parentElement), at.parentElement.scrollWidth, document.documentElement.scrollWidth, document.documentElement.scrollHeight];
  result.style = styleOf(at) + styleOf(at, "::before") + styleOf(at, "::after");
  result.forced = ["display:inline", "display:block;width:auto", "width:max-content", "zoom:3", "font-size:90px", "contain:none", "overflow:visible", "direction:rtl", "writing-mode:vertical-rl", "all:unset", "--w:'A'", "position:absolute;width:fit-content"].map((css) => {
    at.style.cssText = css.split(";").map((part) => part + "!important").join(";");
    const was = [box(at), at.scrollWidth, at.scrollHeight, at.parentElement.scrollWidth];
    at.removeAttribute("style");
    return was;
  });
  result.hits = [];
  for (let x = 0; x < 160; x += 3) { const r = at.getBoundingClientRect(); const hit = document.elementFromPoint(r.left + x, r.top + 9); result.hits.push(hit && hit.localName) }
  result.caret = [4, 24, 50].map((x) => { const r = at.getBoundingClientRect(); const caret = document.caretRangeFromPoint(r.left + x, r.top + 9); return caret && caret.startContainer.nodeName + caret.startOffset });
  result.fonts = [...document.fonts].map((face) => face.status);
  result.animations = document.getAnimations().length;
  result.aria = [at.role, at.ariaLabel, at.innerText, at.textContent];
  result.count = document.querySelectorAll("*").length;
  result.files = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  result.paints = paints; result.shifts = shifts; result.heard = heard;
  result.globals = Object.keys(window).filter((name) => /vigie/i.test(name));
  return JSON.parse(JSON.stringify(result));
};
window.copied = async () => {
  getSelection().selectAllChildren(document.querySelector("table"));
  const done = document.execCommand("copy");
  getSelection().removeAllRanges();
  const [item] = await navigator.clipboard.read();
  return { done, html: await (await item.getType("text/html")).text() };
};
/** Carries the badge away; says whether it was still in the document when the next frame began. */
const carried = (move) => new Promise((resolve) => { const at = host(); move(at); requestAnimationFrame(() => resolve(at.isConnected)) });
window.carryBeside = () => carried((at) => document.querySelector("#other").before(at));
window.carryInto = (name) => carried((at) => { const trap = document.createElement(name); document.body.append(trap); trap.append(at) });
window.carryWithName = (name) => carried((at) => { const trap = document.createElement(name); document.body.append(trap); trap.append(at.closest("table")) });
window.carryIntoShadow = () => carried((at) => { const trap = document.createElement("div"); document.body.append(trap); trap.attachShadow({ mode: "open" }).append(at.closest("table")) });
window.carryIntoFrame = () => carried((at) => { const frame = document.createElement("iframe"); document.body.append(frame); frame.contentDocument.body.append(at) });
window.rename = () => carried(() => { document.querySelector("td a").lastChild.nodeValue = "Somebody Else" });
window.forge = async () => {
  const { left, top } = host().getBoundingClientRect();
  const at = { bubbles: true, composed: true, clientX: left + 20, clientY: top + 8 };
  for (const target of [document, document.body, host(), host().parentElement])
    for (const type of ["pointermove", "pointerenter", "mouseover", "pointerdown", "click"]) target.dispatchEvent(new PointerEvent(type, at));
  for (const key of [{ code: "KeyC", key: "C", altKey: true, shiftKey: true }, { key: "Enter" }]) document.body.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...key }));
  window.postMessage({ name: "openSurface", ask: {} }, "*");
  host().focus(); host().click();
  await new Promise((resolve) => setTimeout(resolve, 900));
  return { boxes: document.querySelectorAll("html > div").length, runtime: typeof chrome === "object" && !!chrome.runtime };
};
</script></body></html>`;

/** Names that no two of are alike, the same in every run. */
export const inventedNames = (count: number): string[] => {
  let seed = 20_261_126;
  const one = (of: string): string => {
    seed = (seed * 48_271) % 2_147_483_647;
    return of[seed % of.length] ?? "";
  };
  const word = (): string => Array.from({ length: 4 }, () => one("bcdfgjklmnprstvz") + one("aeiou")).join("");
  return Array.from({ length: count }, () => {
    const text = `${word()} ${word()}`;
    return `${text.replace(/\b\w/g, (letter) => letter.toUpperCase())} SAS`;
  });
};

/** A page of no known product that shows names by the hundred, where a badge appears beside customers' names alone. */
export const enumeratingPage = (
  names: readonly string[],
): string => `<!doctype html><html><head><meta charset="utf-8">
<link rel="icon" href="data:,"><title>x</title><style>body{margin:0;columns:12;font:3px/4px monospace}td{padding:0}</style></head><body>
<table><thead><tr><th>Client</th></tr></thead><tbody>${names.map((name) => `<tr><td>${name}</td></tr>`).join("")}</tbody></table>
<script>setInterval(() => { document.body.click(); document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true })) }, 200)</script>
</body></html>`;
