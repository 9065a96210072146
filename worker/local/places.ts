import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of the project. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Everything a local run keeps: database, secrets, browser profile, screenshot. `npm run reset` removes it. */
export const HOME = join(ROOT, ".vigie");

/** Writes a file that only its owner may read. */
export function writePrivate(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode: 0o600 });
  chmodSync(path, 0o600);
}

/** The JSON in a file, or undefined where there is none. */
export function readJson<Value>(path: string): Value | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Value) : undefined;
}
