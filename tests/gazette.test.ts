import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import { readRecord, recordsOf } from "#shared/gazette/read-record.ts";
import { csvTable, readText } from "../worker/local/read-csv.ts";

// Whole commands: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-gazette-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const command = (...args: string[]) => {
  const script = join(import.meta.dirname, "..", "worker", "local", "gazette.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8" });
  return { status, stderr, lines: stdout.trimEnd().split("\n") };
};
const statuses = (lines: readonly string[]): string[] => JSON.parse(lines.at(-1) ?? "");

const WORDINGS = `nature,complement_contains
Jugement d'ouverture d'une procédure de sauvegarde,
Autre jugement prononçant,redressement judiciaire
"Jugement de clôture pour insuffisance d'actif, à sa demande",
,
Autre jugement d'ouverture,
Jugement d'ouverture de liquidation judiciaire,
`;

describe("npm run gazette", () => {
  it("gives one status for each row, in the order given, on the last line", () => {
    const path = file("w.csv", WORDINGS);
    const told = command(path, "--json");
    expect(told.stderr).toBe("");
    expect(told.lines).toHaveLength(1);
    expect(JSON.parse(told.lines[0] ?? "")).toEqual([
      ...["sauvegarde", "redressement_judiciaire", "closed", "review", "review", "liquidation_judiciaire"],
    ]);
    const shown = command(path);
    expect(shown.lines.at(-1)).toBe(told.lines.at(-1));
    const table = shown.lines.join("\n");
    expect(table).toMatch(/^wording +status +read as$/m);
    expect(table).toMatch(
      /^Autre jugement prononçant \(redressement judiciaire\) +redressement_judiciaire +opening$/m,
    );
    expect(table).toMatch(/^Autre jugement d'ouverture +review +procedure_unnamed$/m);
    expect(table).toContain(
      "6 wordings: 1 liquidation_judiciaire, 1 redressement_judiciaire, 1 sauvegarde, 1 closed, 2 review.",
    );
  });

  it.each<[string, string | Uint8Array]>([
    [
      "semicolons, a byte order mark and other columns",
      "\ufeffstatut;complement_contains;Nature\r\n?;sauvegarde;Autre jugement d'ouverture\r\n",
    ],
    [
      "Latin-1",
      latin("nature;complement_contains\nJugement d'ouverture d'une proc\u00e9dure de sauvegarde;\n"),
    ],
    [
      "quotes",
      `"complement_contains","nature"\n"","Jugement d'extension d'une procédure de ""sauvegarde"""\n`,
    ],
  ])("reads a file with %s", (_, content) => {
    expect(statuses(command(file("f.csv", content), "--json").lines)).toEqual(["sauvegarde"]);
  });

  it("keeps a row that ends early in its place, and leaves out blank lines", () => {
    const path = file("e.csv", "nature,complement_contains,x\nDépôt de pièces\n\n,,\nSauvegarde\n");
    expect(statuses(command(path, "--json").lines)).toEqual(["review", "review", "sauvegarde"]);
  });

  it.each<[string, string | null, string]>([
    ["a file that is not there", null, "gone.csv: no such file."],
    ["an empty file", "", "is empty."],
    ["a file with a header alone", "nature,complement_contains\n", "has a header and no rows."],
    [
      "a missing column",
      "nature,text\nJugement,\n",
      'has no column "complement_contains". It has: nature, text.',
    ],
    ["no text", "nature,complement_contains\n\u0000\u0001", "is not a CSV file"],
  ])("refuses %s in words, with exit code 1", (_, content, words) => {
    const { status, stderr, lines } = command(
      content === null ? join(folder, "gone.csv") : file("bad.csv", content),
    );
    expect(status).toBe(1);
    expect(stderr).toContain(words);
    expect(stderr).not.toContain("    at ");
    expect(lines).toEqual([""]);
  });

  it("says how it is used where no file is named", () => {
    expect(command().stderr).toContain("One file is needed; usage: npm run gazette -- WORDINGS.csv [--json]");
    expect(command("--yaml").stderr).toContain("Unknown option");
    expect(command("--help").lines.join("\n")).toContain("Columns nature and complement_contains");
  });
});

const SAMPLES = join(import.meta.dirname, "../../shared/data/api_samples/bodacc");
const TABLE = join(SAMPLES, "judgment_wordings.csv");

if (existsSync(TABLE))
  describe("what the gazette really answered", () => {
    it("is read right in every row of the State's own table of wordings", () => {
      const { file: name, text } = readText(TABLE);
      const { columns, rows } = csvTable(name, text);
      const expected = rows.map(({ cells }) => cells[columns.indexOf("statut")]);
      const read = statuses(command(TABLE, "--json").lines);
      expect(read.map((status) => (status === "closed" || status === "review" ? "" : status))).toEqual(
        expected,
      );
    });

    it.each([
      ["bodacc.json", ["radiation", "dpc", "dpc"], [null, null, null]],
      ["collective_records.json", ["collective", "collective"], ["2009-12-10", "2025-04-16"]],
    ])("is read in every record of %s", (name, families, judged) => {
      const answer = recordsOf(JSON.parse(readFileSync(join(SAMPLES, name), "utf8")));
      const read = (answer?.records ?? []).map(readRecord);
      const notices = read.flatMap((each) => (each.ok ? [each.value] : []));
      expect(notices.map(({ family }) => family)).toEqual(families);
      expect(notices.map(({ judgment }) => isoDateOrNull(judgment?.day ?? null))).toEqual(judged);
      expect(notices.map(({ sirens, notes }) => [sirens.length, notes])).toEqual(families.map(() => [1, []]));
    });
  });
