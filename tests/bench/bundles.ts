import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { ROOT } from "../../worker/local/places.ts";
import { runTool } from "../../worker/local/tool.ts";

const BUILT = join(ROOT, "extension", ".output", "chrome-mv3");

const gzipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;

/** Scripts and styles that a page of the extension loads, following the imports between its chunks. */
function loadedBy(page: string): string[] {
  const html = readFileSync(join(BUILT, page), "utf8");
  const found = new Set(
    [...html.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? ""),
  );
  for (const path of found) {
    if (!path.endsWith(".js")) continue;
    const text = readFileSync(join(BUILT, path), "utf8");
    for (const match of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      found.add(join(path, "..", match[1] ?? ""));
  }
  return [...found];
}

/** The overlay with the largest site: one site is registered for an origin; card and all else come on demand. */
function contentScript(): number {
  const sites = readdirSync(join(ROOT, "extension", "entrypoints"))
    .flatMap((file) => /^(.+)\.site\.ts$/.exec(file)?.[1] ?? [])
    .filter((site) => site !== "generic")
    .map((site) => join(BUILT, `${site}.js`))
    .filter(existsSync);
  return gzipped(join(BUILT, "overlay.js")) + Math.max(...sites.map(gzipped));
}

/** Gzipped bytes of the store build: what every page of a site gets, and the popup with all it loads. */
export function measureBundles(): { contentScriptGzBytes: number; popupGzBytes: number } {
  runTool("wxt", ["build", "extension"], "Building the extension");
  return {
    contentScriptGzBytes: contentScript(),
    popupGzBytes: loadedBy("popup.html").reduce((sum, path) => sum + gzipped(join(BUILT, path)), 0),
  };
}
