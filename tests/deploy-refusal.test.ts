import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { deployRefusal, LOCAL_CHROMIUM_ID } from "../worker/local/deploy-refusal.ts";

const toml = (changes: Record<string, string> = {}): string => {
  const values = {
    BASE_URL: "https://vigie.company.example",
    EXTENSION_IDS: "abcdefghijklmnopabcdefghijklmnop vigie@company.example",
    database_id: "6c2f0f5e-6c1f-4f1e-8e0a-0d1e2f3a4b5c",
    ...changes,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name} = "${value}"\n`)
    .join("");
};

test("a Worker with its own database, address and extensions may go out", () => {
  expect(deployRefusal(toml())).toBeNull();
});

test.each([
  ["no database", { database_id: "00000000-0000-0000-0000-000000000000" }, /no database/],
  ["the local build let in", { EXTENSION_IDS: `x@y.example ${LOCAL_CHROMIUM_ID}` }, /local build/],
  ["no extension", { EXTENSION_IDS: " " }, /names no extension/],
  ["a pattern instead of an id", { EXTENSION_IDS: "*" }, /"\*", which is no extension id/],
  ["the address of this machine", { BASE_URL: "http://127.0.0.1:8787" }, /BASE_URL/],
  ["a stand-in for the sources", { SOURCES_ORIGIN: "http://127.0.0.1:8790" }, /SOURCES_ORIGIN/],
  ["an address with a path", { BASE_URL: "https://company.example/vigie" }, /BASE_URL/],
])("%s: it may not, and the sentence says what to do", (_, changes, sentence) => {
  const refusal = deployRefusal(toml(changes));
  expect(refusal).toMatch(sentence);
  expect(refusal).toMatch(/and deploy again\.$/);
});

test("as it stands in the sources wrangler.toml is for this machine alone", () => {
  expect(deployRefusal(readFileSync("wrangler.toml", "utf8"))).not.toBeNull();
});

test("the local id is that of the key in the demo build", () => {
  const key = /"(MII[\w+/=]+)"/.exec(readFileSync("extension/wxt.config.ts", "utf8"))?.[1] ?? "";
  const digest = createHash("sha256").update(Buffer.from(key, "base64")).digest("hex").slice(0, 32);
  const id = [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
  expect(id).toBe(LOCAL_CHROMIUM_ID);
});
