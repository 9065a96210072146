const PRODUCT =
  '<meta charset="utf-8"><meta name="author" content="Dolibarr Development Team"><link rel="icon" href="data:,"><title>x</title>';

const NAMING = `
const nameOf = (number) => "Client " + "ABCDEFGHIJ"[number % 10] + String(number) + " Distribution";
const linkTo = (number) => { const link = document.createElement("a"); link.className = "refurl";
  link.dataset.params = JSON.stringify({ id: String(number), objecttype: "societe" }); link.href = "/societe/card.php?socid=" + number; link.append(nameOf(number)); return link };
/** Frames in so many milliseconds, and the longest. */
window.frames_ = (ms) => new Promise((resolve) => { let count = 0, longest = 0, last = performance.now(); const end = last + ms;
  const next = (now) => { longest = Math.max(longest, now - last); last = now; count++; if (now < end) requestAnimationFrame(next); else resolve({ count, longest }) };
  requestAnimationFrame(next) });`;

/** A board of 12 columns and 480 cards, scrolled sideways and down. */
export const BOARD = `<!doctype html>${PRODUCT}
<style>body{margin:0;font:13px/1.4 sans-serif}#board{display:flex;gap:12px;overflow:auto;height:700px}.column{flex:none;width:260px}.info-box{margin:8px 0;padding:8px;border:1px solid #ddd}</style>
<div id="board"></div><script>${NAMING}
const board = document.querySelector("#board");
for (let column = 0; column < 12; column++) { const at = document.createElement("div"); at.className = "column";
  for (let card = 0; card < 40; card++) { const box = document.createElement("div"); box.className = "info-box"; box.append(linkTo(column * 40 + card)); at.append(box) } board.append(at) }
window.busy = () => { let step = 0; const go = () => { board.scrollLeft = (step * 37) % 2400; board.scrollTop = (step * 53) % 1400; step++; requestAnimationFrame(go) }; go() };
</script>`;

/** A list of 30 customers beside a ticker that changes the page 2,000 times a second. */
export const STORM = `<!doctype html>${PRODUCT}<style>body{margin:0;font:13px/1.4 sans-serif}</style>
<table class="liste"><tbody id="list"></tbody></table><div id="ticker"></div><script>${NAMING}
for (let number = 0; number < 30; number++) { const row = document.querySelector("#list").insertRow(); row.className = "oddeven"; row.insertCell().append(linkTo(number)) }
const ticker = document.querySelector("#ticker");
for (let cell = 0; cell < 40; cell++) { const at = document.createElement("span"); at.append("0"); ticker.append(at, " ") }
window.busy = () => { let tick = 0; setInterval(() => { for (let change = 0; change < 20; change++) ticker.children[(tick + change) % 40].firstChild.nodeValue = String(tick); tick++ }, 10) };
</script>`;

/**
 * No known product: 80,000 nodes, mostly a table of 8,000 customers, in one document, looked at where it begins. Tells how
 * long after the page had drawn itself its first twenty badges came.
 */
export const LONG = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Liste</title>
<style>body{margin:0;font:13px/1.4 sans-serif}td,th{padding:2px 8px}</style>
<table><thead><tr><th>Code</th><th>Client</th><th>Ville</th><th>Pays</th></tr></thead><tbody id="list"></tbody></table><script>
const nameOf = (number) => "Client " + "ABCDEFGHIJ"[number % 10] + String(number) + " Distribution";
let begun = 0;
window.badgesAfter = new Promise((resolve) => {
  const found = [];
  new MutationObserver((records, watcher) => { for (const { target, addedNodes } of records) for (const node of addedNodes)
    if (node.localName === "span" && target.closest("td")) found.push(performance.now() - begun);
    if (found.length >= 20) { watcher.disconnect(); resolve(found.slice(0, 20)) } }).observe(document, { childList: true, subtree: true });
});
document.querySelector("#list").innerHTML = Array.from({ length: 8000 }, (_, at) => "<tr><td>C" + at + "</td><td><a href='/c/" + at + "'>" + nameOf(at % 1000) + "</a></td><td>Quimper</td><td>FR</td></tr>").join("");
requestAnimationFrame(() => setTimeout(() => { begun = performance.now() }));
</script>`;
