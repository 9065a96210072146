import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newSite } from "#worker/local/new-site.ts";
import { BLANK } from "#worker/local/site-scaffold.ts";

const SIGNATURES = "extension/sites/signatures.ts";
let root: string;

const read = (path: string) => readFileSync(join(root, path), "utf8");
const everything = () => readdirSync(root, { recursive: true }).map(String).sort();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "vigie-new-site-"));
  mkdirSync(join(root, "extension/sites"), { recursive: true });
  cpSync(join(import.meta.dirname, "..", SIGNATURES), join(root, SIGNATURES));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("npm run new:site", () => {
  it("writes site, script, signature, fixture and test, which names them all", () => {
    expect(newSite(root, "acme-crm")).toEqual([
      "extension/sites/acme-crm.ts",
      "extension/entrypoints/acme-crm.site.ts",
      "tests/fixtures/sites/acme-crm/account.html",
      "tests/extension/sites/acme-crm.test.ts",
      SIGNATURES,
    ]);
    expect(read("extension/sites/acme-crm.ts")).toContain(
      'export const acmeCrm = siteOfRules({\n  id: "acme-crm"',
    );
    expect(read("extension/entrypoints/acme-crm.site.ts")).toContain("siteScript(acmeCrm)");
    expect(read("tests/fixtures/sites/acme-crm/account.html")).toContain(BLANK);
    expect(read("tests/extension/sites/acme-crm.test.ts")).toContain(`not.toContain("${BLANK}")`);
  });

  it("adds one line to the signatures and changes no other", () => {
    const before = read(SIGNATURES).split("\n");
    newSite(root, "acme-crm");
    const after = read(SIGNATURES).split("\n");
    expect(after.filter((line) => !before.includes(line))).toEqual([
      expect.stringContaining('{ id: "acme-crm", hosted: [], page: '),
    ]);
    expect(after.length).toBe(before.length + 1);
  });

  it.each([undefined, "", "Acme", "acme_crm", "-acme", "acme--crm", "../acme", "9crm"])(
    "refuses the name %s in words, and writes nothing",
    (name) => {
      const before = everything();
      expect(() => newSite(root, name)).toThrow(/needs a name.*Nothing was written/);
      expect(everything()).toEqual(before);
    },
  );

  it.each(["overlay", "generic", "card"])("refuses %s, the name of a script of ours", (name) => {
    expect(() => newSite(root, name)).toThrow(/take another/);
  });

  it("refuses a name that is taken, and leaves what is there", () => {
    newSite(root, "acme");
    const before = read("extension/sites/acme.ts");
    expect(() => newSite(root, "acme")).toThrow(/"acme" is taken: extension\/sites\/acme\.ts/);
    expect(read("extension/sites/acme.ts")).toBe(before);
    expect(existsSync(join(root, "tests/fixtures/sites/acme"))).toBe(true);
  });
});
