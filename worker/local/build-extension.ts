import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./places.ts";
import { runTool } from "./tool.ts";

const SOURCES = ["extension", "shared", "package-lock.json"];
const PASSED_OVER = new Set([".output", ".wxt", "node_modules"]);

function hashOf(path: string, into: ReturnType<typeof createHash>): void {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (PASSED_OVER.has(entry.name)) continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) hashOf(child, into);
    else into.update(child.slice(ROOT.length)).update(readFileSync(child));
  }
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    if (source.endsWith(".json")) hash.update(readFileSync(path));
    else hashOf(path, hash);
  }
  return hash.digest("hex");
}

/** Builds the demo extension (it may read pages of this machine without asking) unless it is built from these very sources. */
export function buildExtension(): string {
  const folder = join(ROOT, "extension", ".output", "demo", "chrome-mv3");
  const stamp = join(ROOT, "extension", ".output", "demo", "built-from");
  const now = fingerprint();
  if (existsSync(folder) && existsSync(stamp) && readFileSync(stamp, "utf8") === now) return folder;
  runTool("wxt", ["build", "extension"], "Building the extension", { VIGIE_BUILD: "demo" });
  writeFileSync(stamp, now);
  return folder;
}
