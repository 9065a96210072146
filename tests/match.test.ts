import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Refusal } from "../worker/local/fail.ts";
import { readCustomers, readNames } from "../worker/local/match-files.ts";

// Whole commands: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-match-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const command = (...args: string[]) => {
  const script = join(import.meta.dirname, "..", "worker", "local", "match.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stderr, lines: stdout.trimEnd().split("\n") };
};

const CUSTOMERS = `id,name,siren,vat,domain
C-1,Menuiserie Kerbrat SAS,910 000 009,,https://www.kerbrat.example/accueil
C-1,Kerbrat Armor Bois,,,
C-2,Carrefour City,,,
C-3,Carrefour City,,,
C-4,Société nationale des chemins de fer français,,,`;
const NAMES = `name,siren
MENUISERIE KERBRAT,
Armor Bois Kerbrat,
Carrefour City,
SNCF,
Garage Martin,910000009
"Inconnu, total",`;

describe("npm run match", () => {
  it("gives one answer for each name, in the order given, with the ids of the file, on the last line", () => {
    const paths = ["--customers", file("c.csv", CUSTOMERS), "--names", file("n.csv", NAMES)];
    const told = command(...paths, "--json");
    expect(told.stderr).toBe("");
    expect(told.lines).toHaveLength(1);
    expect(JSON.parse(told.lines.at(-1) ?? "")).toEqual([
      { name: "MENUISERIE KERBRAT", kind: "matched", customerId: "C-1", evidence: ["name"] },
      { name: "Armor Bois Kerbrat", kind: "matched", customerId: "C-1", evidence: ["name"] },
      { name: "Carrefour City", kind: "unsure", candidates: ["C-2", "C-3"], evidence: ["name"] },
      { name: "SNCF", kind: "unsure", candidates: ["C-4"], evidence: ["sigle"] },
      { name: "Garage Martin", kind: "conflict", candidates: ["C-1"], evidence: ["siren"] },
      { name: "Inconnu, total", kind: "unknown", evidence: [] },
    ]);
    const shown = command(...paths);
    expect(shown.lines.at(-1)).toBe(told.lines.at(-1));
    expect(shown.lines.join("\n")).toMatch(
      /MENUISERIE KERBRAT +matched +C-1 +Menuiserie Kerbrat SAS +\[name\]/,
    );
    expect(shown.lines.join("\n")).toContain("6 names: 2 matched, 2 unsure, 1 in conflict, 1 unknown.");
  });

  it.each<[string, string | null, string]>([
    ["a file that is not there", null, "gone.csv: no such file."],
    ["an empty file", "", "is empty."],
    ["a file with a header alone", "id,name\n", "has a header and no rows."],
    ["a missing column", "number,label\n1,Kerbrat\n", 'has no column "id". It has: number, label.'],
    ["no text", "id,name\n\u0000\u0001", "is not a CSV file"],
    [
      "a quote that is never closed",
      'id,name\n1,"Kerbrat\n',
      "is not a CSV file: a quote in row 2 is never closed.",
    ],
    ["a customer without an id", "id,name\n,Kerbrat\n", "row 2: no id."],
  ])("refuses %s in words, with exit code 1", (_, content, words) => {
    const customers = content === null ? join(folder, "gone.csv") : file("bad.csv", content);
    const { status, stderr, lines } = command("--customers", customers, "--names", file("n.csv", NAMES));
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("    at ");
    expect(lines).toEqual([""]);
  });

  it("leaves the seller's own numbers and domain aside", () => {
    const names = file("own.csv", "name,siren,domain\nMenuiserie Kerbrat,910000017,seller.example\n");
    const args = ["--customers", file("c.csv", CUSTOMERS), "--names", names, "--json"];
    const own = ["--own-siren", "910 000 017", "--own-domain", "seller.example"];
    expect(JSON.parse(command(...args).lines.at(-1) ?? "")[0].kind).toBe("conflict");
    expect(JSON.parse(command(...args, ...own).lines.at(-1) ?? "")[0].kind).toBe("matched");
  });

  it.each([
    ["--own-siren", "910000018", "--own-siren 910000018 is no SIREN"],
    ["--own-siren", "91000000900019", "is no SIREN"],
    ["--own-vat", "910000017", "--own-vat 910000017 is no VAT number"],
  ])("refuses %s %s, which would be nobody's", (option, value, words) => {
    const paths = ["--customers", file("c.csv", CUSTOMERS), "--names", file("n.csv", NAMES)];
    const { status, stderr } = command(...paths, option, value);
    expect(status).toBe(1);
    expect(stderr).toContain(words);
  });
});

describe("files of customers and names", () => {
  it.each<[string, string | Uint8Array]>([
    ["semicolons", "id;name\n1;Hénin\n"],
    ["tabs and a byte order mark", "\ufeffID\tName\r\n1\tHénin\r\n\r\n"],
    ["Latin-1", latin("id;name\n1;H\u00e9nin\n")],
    ["quotes", 'id,name\n"1","Hénin"\n'],
  ])("are read with %s", (_, content) => {
    const { rows, ids } = readCustomers(file("c2.csv", content));
    expect([...rows.values()].map(({ names }) => names)).toEqual([["Hénin"]]);
    expect([...ids.values()]).toEqual(["1"]);
  });

  it("may have separators in a column that stands alone", () => {
    const names = readNames(file("n2.csv", 'name\nDupont, SARL\n"Hénin; Fils"\n'));
    expect(names.map(({ name }) => name)).toEqual(["Dupont, SARL", "Hénin; Fils"]);
  });

  it("may tell a SIRET for a SIREN, a VAT number without its country, an e-mail for a domain", () => {
    const [first] = readNames(
      file("n3.csv", "name,siren,vat,domain\nHénin,910 000 009 00019,29910000009,ana@henin.example\n"),
    );
    expect(first).toEqual({
      key: "2",
      name: "Hénin",
      siret: "910 000 009 00019",
      vat: "FR29910000009",
      domain: "henin.example",
    });
  });

  it("keep a row without a name in its place, and leave out blank lines", () => {
    const names = readNames(file("n5.csv", "name,siren\nHénin,\n,\n\n,910000009\n"));
    expect(names.map(({ name, siren }) => [name, siren])).toEqual([
      ["Hénin", undefined],
      ["", undefined],
      ["", "910000009"],
    ]);
  });

  it("say which id tells two SIREN numbers", () => {
    const { notes, rows } = readCustomers(
      file("c3.csv", "id,name,siren\n1,Hénin,910000009\n1,Hénin SARL,910000017\n"),
    );
    expect(notes).toEqual([expect.stringContaining("1 rows tell another SIREN")]);
    expect([...rows.values()].map(({ siren }) => siren)).toEqual(["910000009"]);
    expect(() => readNames(file("n4.csv", "label\nHénin\n"))).toThrow(Refusal);
  });
});
