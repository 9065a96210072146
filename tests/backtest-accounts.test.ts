import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readAccountsMap } from "../worker/local/accounts-map.ts";
import { type AccountsResult, backtestAccounts } from "../worker/local/accounts-result.ts";
import { Refusal } from "../worker/local/fail.ts";
import { readTable } from "../worker/local/read-arff.ts";
import { aCrowdOfFirms, type Firm } from "./fixtures/accounts/a-crowd-of-firms.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-accounts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const firms = aCrowdOfFirms(600, 11);

const ACCOUNTS = [
  "assets",
  "current",
  "stock",
  "debtors",
  "cash",
  "own",
  "kept",
  "debts",
  "short",
  "long",
  "sales",
  "gross",
  "ebitda",
  "ebit",
  "charges",
  "result",
] as const;
const byAccounts = {
  totalAssets: "assets",
  currentAssets: "current",
  inventory: "stock",
  receivables: "debtors",
  cash: "cash",
  equity: "own",
  retainedEarnings: "kept",
  totalLiabilities: "debts",
  currentLiabilities: "short",
  longTermDebt: "long",
  netSales: "sales",
  grossProfit: "gross",
  ebitda: "ebitda",
  ebit: "ebit",
  interest: "charges",
  netIncome: "result",
  failed: { column: "bankrupt", value: "1" },
};

type Line = Record<string, string>;
const linesOf = (crowd: readonly Firm[], shown: (value: number) => string = String): Line[] =>
  crowd.map(({ figures, failed }) => ({
    ...Object.fromEntries(ACCOUNTS.map((name) => [name, shown(figures[name])])),
    bankrupt: failed ? "1" : "0",
  }));
const csv = (lines: readonly Line[], separator = ","): string => {
  const columns = Object.keys(lines[0] ?? {});
  return [columns, ...lines.map((line) => columns.map((column) => line[column] ?? ""))]
    .map((cells) => cells.join(separator))
    .join("\n");
};

function write(content: string | Buffer, map: unknown, name = "firms.csv"): [file: string, mapFile: string] {
  const file = join(folder, name);
  const mapFile = join(folder, "map.json");
  writeFileSync(file, content);
  writeFileSync(mapFile, typeof map === "string" ? map : JSON.stringify(map));
  return [file, mapFile];
}

function wholeOutcome(content: string | Buffer, map: unknown, name?: string): AccountsResult {
  const [file, mapFile] = write(content, map, name);
  return backtestAccounts(readTable(file), readAccountsMap(mapFile));
}

const outcome = (...args: Parameters<typeof wholeOutcome>) => {
  const { rows, failures, auc, aucAltmanZ2, bestRatio } = wholeOutcome(...args);
  return { rows, failures, auc, aucAltmanZ2, bestRatio };
};

const command = (...args: string[]) =>
  spawnSync(process.execPath, ["worker/local/backtest-accounts.ts", ...args], { encoding: "utf8" });

const plain = csv(linesOf(firms));

describe("backtest of accounts", () => {
  test("tells the failed of a crowd of firms from the sound", () => {
    const found = outcome(plain, byAccounts);
    expect(found).toMatchObject({ rows: 600, failures: firms.filter(({ failed }) => failed).length });
    expect(found.auc).toBeGreaterThan(0.75);
    expect(found.aucAltmanZ2).toBeGreaterThan(0.6);
    expect(found.bestRatio?.auc).toBeGreaterThan(0.6);
    expect(outcome(plain, byAccounts)).toEqual(found);
  });

  test("the command prints a table and a last line for programs; with --json that line alone", () => {
    const [file, mapFile] = write(plain, byAccounts);
    const spoken = command(file, "--map", mapFile);
    const line = `${JSON.stringify(outcome(plain, byAccounts))}\n`;
    expect(spoken).toMatchObject({ status: 0, stderr: "" });
    expect(spoken.stdout.endsWith(`\n${line}`)).toBe(true);
    expect(spoken.stdout).toContain("information value");
    expect(command(file, "--map", mapFile, "--json").stdout).toBe(line);
  }, 30_000);

  test("any unit, separator, decimal sign, gzip, and ARFF give the same", () => {
    const expected = outcome(plain, byAccounts);
    const millions = linesOf(firms, (value) => (value / 1_000_000).toFixed(6));
    expect(outcome(csv(millions), byAccounts)).toEqual(expected);
    const french = linesOf(firms, (value) => (value / 100).toFixed(2).replace(".", ","));
    expect(outcome(csv(french, ";"), byAccounts)).toEqual(expected);
    const grouped = linesOf(firms, (value) => String(value).replace(/\B(?=(\d{3})+$)/g, "."));
    expect(outcome(csv(grouped, "\t"), byAccounts)).toEqual(expected);
    expect(outcome(gzipSync(plain), byAccounts, "firms.csv.gz")).toEqual(expected);
    const [header = "", ...rows] = plain.split("\n");
    const attributes = header.split(",").map((name) => `@attribute '${name}' numeric`);
    const arff = ["% a crowd", "@relation firms", "", ...attributes, "", "@data", ...rows].join("\n");
    expect(outcome(gzipSync(arff), byAccounts, "firms.arff.gz")).toEqual(expected);
  });

  test("ratios, in percent or not, give what the accounts give", () => {
    const ratios = firms.map(({ figures: f, failed }) => [
      (f.current - f.short) / f.assets,
      f.kept / f.assets,
      f.ebit / f.assets,
      f.own / f.debts,
      failed ? 1 : 0,
    ]);
    const table = (by: number) =>
      [
        "wc;re;ebit;el;failed",
        ...ratios.map((row) => row.map((value, index) => (index < 4 ? value * by : value)).join(";")),
      ].join("\n");
    const map = {
      workingCapitalToAssets: "wc",
      retainedEarningsToAssets: "re",
      ebitToAssets: "ebit",
      equityToLiabilities: "el",
      failed: { column: "failed", value: 1 },
    };
    const asRatios = outcome(table(1), map);
    expect(outcome(table(100), map)).toEqual(asRatios);
    expect(asRatios.aucAltmanZ2).toBe(outcome(plain, byAccounts).aucAltmanZ2);
  });

  test("a column of small percents is percent where its file is", () => {
    const table = (by: number) =>
      [
        "margin,return,own,failed",
        ...firms.map(({ figures: f, failed }) =>
          [
            (by * f.result) / f.sales / 4,
            (by * f.ebit) / f.assets,
            (by * f.own) / f.assets,
            failed ? 1 : 0,
          ].join(","),
        ),
      ].join("\n");
    const map = {
      netMargin: "margin",
      ebitToAssets: "return",
      equityToAssets: "own",
      failed: { column: "failed", value: "1" },
    };
    expect(outcome(table(100), map)).toEqual(outcome(table(1), map));
  });

  test("what is missing is missing: a zero in its place gives another score", () => {
    const holed = (hole: string) =>
      csv(
        linesOf(firms).map((line, index) =>
          index % 3 === 0 ? { ...line, cash: hole, charges: hole } : line,
        ),
      );
    const missing = outcome(holed(""), byAccounts);
    for (const hole of ["?", "NA", "n/a", "null", "-"])
      expect(outcome(holed(hole), byAccounts)).toEqual(missing);
    expect(outcome(holed("0"), byAccounts)).not.toEqual(missing);
  });

  test("ratios that their publisher squeezed into 0–1 are read by their order", () => {
    const table = squeezed(firms);
    const map = {
      netMargin: "margin",
      ebitToAssets: "return",
      equityToLiabilities: "cushion",
      earningsPerShare: "eps",
      failed: { column: "failed", value: "1" },
    };
    const found = outcome(table, map);
    expect(found.auc).toBeGreaterThan(0.7);
    expect(found.bestRatio?.name).toMatch(/netMargin|ebitToAssets|equityToLiabilities|earningsPerShare/);
    expect(wholeOutcome(table, map).notes.join(" ")).toContain("only the order of firms is read (netMargin)");
  });

  test("rows with too few accounts, or not known to have failed, are left out and counted", () => {
    const lines = linesOf(firms).map((line, index) => {
      if (index < 5) return { ...line, bankrupt: "" };
      return index < 12
        ? { ...Object.fromEntries(Object.keys(line).map((name) => [name, ""])), bankrupt: "0", cash: "5" }
        : line;
    });
    expect(wholeOutcome(csv(lines), byAccounts)).toMatchObject({ rows: 588, unscored: 12 });
  });
});

describe("backtest of accounts, refusals in words", () => {
  test.each<[string, string, unknown, RegExp]>([
    [
      "a column that is not there",
      plain,
      { ...byAccounts, ebit: "profit" },
      /no column "profit" \(the map names it for ebit\)/,
    ],
    [
      "an unknown account",
      plain,
      { ...byAccounts, totalAsets: "assets" },
      /"totalAsets" is not .* Did you mean "totalAssets"\?/,
    ],
    ["no word on who failed", plain, { ...byAccounts, failed: undefined }, /must say which rows failed/],
    [
      "a value nobody has",
      plain,
      { ...byAccounts, failed: { column: "bankrupt", value: "yes" } },
      /never holds "yes"\. It holds "[01]", "[01]"/,
    ],
    ["a map without accounts", plain, { failed: byAccounts.failed }, /maps no account and no ratio/],
    ["one account twice", plain, { ...byAccounts, sales: "gross" }, /"netSales" is mapped twice/],
    [
      "too few accounts",
      plain,
      { cash: "cash", currentLiabilities: "short", failed: byAccounts.failed },
      /No row has enough accounts/,
    ],
    [
      "words in a column of numbers",
      plain.replaceAll(/,\d+(?=,[01]$)/gm, ",good"),
      byAccounts,
      /Column "result" holds no numbers \(for example "good"\)/,
    ],
    ["an empty file", "", byAccounts, /is empty/],
    ["a header alone", "assets,bankrupt", byAccounts, /no rows/],
    ["a map that is no JSON", plain, "{ nonsense", /is not a JSON object/],
  ])("%s", (_, content, map, sentence) => {
    expect(() => wholeOutcome(content, map)).toThrow(Refusal);
    expect(() => wholeOutcome(content, map)).toThrow(sentence);
  });

  test("the command refuses with one sentence and no stack, and helps", () => {
    const [, mapFile] = write(plain, byAccounts);
    const refused = command("nowhere.csv", "--map", mapFile);
    expect(refused).toMatchObject({ status: 1, stdout: "", stderr: "\nnowhere.csv: no such file.\n" });
    expect(command("nowhere.csv")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("map of the columns"),
    });
    expect(command("--fast")).toMatchObject({ status: 1, stderr: expect.stringContaining("Unknown option") });
    expect(command("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("workingCapitalToAssets"),
    });
  }, 30_000);
});

/** Min-max scaled as some publishers do: nobody is ever below zero. */
function squeezed(crowd: readonly Firm[]): string {
  const columns = [
    crowd.map(({ figures: f }) => f.result / f.sales),
    crowd.map(({ figures: f }) => f.ebit / f.assets),
    crowd.map(({ figures: f }) => f.own / f.debts),
    crowd.map(({ figures: f }) => f.result),
  ].map((values) => {
    const least = Math.min(...values);
    const most = Math.max(...values);
    return values.map((value) => (value - least) / (most - least));
  });
  const rows = crowd.map(({ failed }, index) =>
    [...columns.map((values) => values[index]), failed ? 1 : 0].join(","),
  );
  return ["margin,return,cushion,eps,failed", ...rows].join("\n");
}
