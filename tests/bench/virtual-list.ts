/** A list of 10,000 customers that keeps 40 rows and re-points them while it is scrolled, as grids do. */
export const VIRTUAL_LIST = `<!doctype html><meta charset="utf-8"><meta name="author" content="Dolibarr Development Team"><link rel="icon" href="data:,"><title>Liste</title>
<style>body{margin:0;font:13px/1.4 sans-serif}#view{height:700px;overflow:auto;position:relative}#all{height:280000px;position:relative}.row{position:absolute;left:0;height:28px;width:600px;white-space:nowrap}table{border-collapse:collapse}</style>
<div id="view"><div id="all"></div></div><table class="liste"><tbody id="single"></tbody></table>
<script>
const COUNT = 10000, HEIGHT = 28, KEPT = 40;
const view = document.querySelector("#view"), all = document.querySelector("#all");
const nameOf = (number) => "Client " + "ABCDEFGHIJ"[number % 10] + String(number) + " Distribution";
const point = (link, number) => {
  link.dataset.params = JSON.stringify({ id: String(number), objecttype: "societe" });
  link.href = "/societe/card.php?socid=" + number;
  const text = [...link.childNodes].find((node) => node.nodeType === 3);
  if (text) text.nodeValue = nameOf(number); else link.append(nameOf(number));
};
const rows = Array.from({ length: KEPT }, () => {
  const row = document.createElement("div"); row.className = "row";
  const table = document.createElement("table"), line = table.insertRow(), cell = line.insertCell(), link = document.createElement("a");
  link.className = "refurl"; cell.append(link); row.append(table); all.append(row);
  return { row, link, number: -1 };
});
const fill = () => {
  const first = Math.max(0, Math.floor(view.scrollTop / HEIGHT) - 6);
  for (let number = first; number < Math.min(COUNT, first + KEPT); number++) {
    const kept = rows[number % KEPT];
    if (kept.number === number) continue;
    kept.number = number; kept.row.style.transform = "translateY(" + number * HEIGHT + "px)"; point(kept.link, number);
  }
};
view.addEventListener("scroll", fill); fill();
window.scrollFrames = (frames, step) => new Promise((resolve) => {
  let frame = 0;
  const next = () => { performance.mark("frame"); if (frame++ === frames) return resolve(); view.scrollTop += step; requestAnimationFrame(next) };
  requestAnimationFrame(next);
});
/** Scrolls on and on, back to the top from the end. */
window.busy = () => { const go = () => { view.scrollTop = (view.scrollTop + 140) % 270000; requestAnimationFrame(go) }; go() };
/** Frames in so many milliseconds, and the longest. */
window.frames_ = (ms) => new Promise((resolve) => { let count = 0, longest = 0, last = performance.now(); const end = last + ms;
  const next = (now) => { longest = Math.max(longest, now - last); last = now; count++; if (now < end) requestAnimationFrame(next); else resolve({ count, longest }) };
  requestAnimationFrame(next) });
/** Adds one row and tells how long it stood without its badge. */
window.addRow = (number) => new Promise((resolve) => {
  const body = document.querySelector("#single"); body.replaceChildren();
  const line = document.createElement("tr"), cell = line.insertCell(), link = document.createElement("a");
  link.className = "refurl"; point(link, number); cell.append(link);
  const added = performance.now();
  new MutationObserver((_, watcher) => { if (cell.querySelector("span")) { watcher.disconnect(); resolve(performance.now() - added) } }).observe(cell, { childList: true, subtree: true });
  body.append(line);
});
</script>`;
