import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  type BacktestInvoice,
  type BacktestResult,
  backtestLateness,
} from "#shared/backtest/backtest-lateness.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { invoicesOf } from "../worker/local/backtest-file.ts";
import { InvoiceMap, readMap } from "../worker/local/backtest-map.ts";
import { Refusal } from "../worker/local/fail.ts";
import { readCsv } from "../worker/local/read-csv.ts";
import { madeLedger, PLAIN } from "./fixtures/lateness/made-ledger.ts";

// Whole commands and fits: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, "..");
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigie-backtest-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ledger = madeLedger({ ...PLAIN, customers: 25, openAtEnd: true });

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** 02-Nov-20 */
const shortDate = (day: number | null): string => {
  if (day === null) return "";
  const [year = "", month = "", date = ""] = formatIsoDate(day).split("-");
  return `${date}-${MONTHS[Number(month) - 1]}-${year.slice(2)}`;
};
const dated = (column: string) => ({ column, format: "dd-MMM-yy" });
const MAP = {
  customer: "Client",
  invoiceDate: dated("Issued"),
  dueDate: dated("Due"),
  settledDate: dated("Paid"),
  amount: "Amount",
};
const HEADER = "Client;Issued;Due;Paid;Days;Amount";
const lineOf = ({ customer, documentDay, dueDay, settledDay, amountCents }: BacktestInvoice): string =>
  [
    customer,
    shortDate(documentDay),
    shortDate(dueDay),
    shortDate(settledDay),
    settledDay === null ? "" : settledDay - documentDay,
    (amountCents / 100).toFixed(2),
  ].join(";");

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const lines = ledger.map(lineOf);
const csv = (rows: readonly string[]) => [HEADER, ...rows].join("\n");
const read = (content: string | Uint8Array, map: object = MAP) =>
  invoicesOf(
    readCsv(write("ledger.csv", content)),
    readMap(write("map.json", JSON.stringify(map)), InvoiceMap),
  );

const sentence = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return "nothing was refused";
};

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "worker/local/backtest.ts"), ...args],
    {
      encoding: "utf8",
      cwd: root,
    },
  );
  return { status, stdout, stderr, last: stdout.trimEnd().split("\n").at(-1) ?? "" };
}

describe("npm run backtest", () => {
  test("ends with one line of JSON, the same with a table before it and without, byte for byte", () => {
    const file = write("own.csv", csv(lines));
    const map = write("own.json", JSON.stringify(MAP));
    const svg = join(folder, "own.svg");
    const table = run(file, "--map", map, "--svg", svg);
    const json = run(file, "--map", map, "--json");
    const result = JSON.parse(json.stdout) as BacktestResult;
    expect(table.last).toBe(json.stdout.trimEnd());
    expect(table.stdout).toContain("more than 15 days late");
    expect(Object.keys(result)).toEqual(["invoices", "tested", "knownShare", "targets"]);
    expect(result).toEqual(backtestLateness(ledger).result);
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg .*calibration and ROC.*<\/svg>\n$/s);
  });

  test("says in one sentence what is wrong, and ends with 1", () => {
    const { status, stdout, stderr } = run(
      join(folder, "nowhere.csv"),
      "--map",
      write("m.json", JSON.stringify(MAP)),
    );
    expect([status, stdout, stderr.trim()]).toEqual([1, "", "nowhere.csv: no such file."]);
  });
});

describe("a file under its map", () => {
  test("is the same gzipped, and with days to pay instead of the day of payment", () => {
    const { settledDate, ...rest } = MAP;
    const wanted = ledger.map(({ customer, ...invoice }) => ({ ...invoice, customer }));
    expect(read(gzipSync(csv(lines))).invoices).toEqual(wanted);
    expect(read(csv(lines), { ...rest, daysToPay: "Days" }).invoices).toEqual(wanted);
  });

  test("points that group thousands in one cell group them in the whole column", () => {
    const priced = lines.map((line, index) => line.replace(/[^;]*$/, index === 0 ? "1.234.567" : "1.234"));
    const [first, second] = read(csv(priced)).invoices.map(({ amountCents }) => amountCents);
    expect([first, second]).toEqual([123_456_700, 123_400]);
  });

  test("credit notes are left out and counted, open and prepaid invoices counted, immense amounts bounded", () => {
    const odd = [
      "C1;01-Jan-20;31-Jan-20;05-Feb-20;35;-120.00",
      "C1;01-Jan-20;31-Jan-20;;;120.00",
      "C1;10-Jan-20;31-Jan-20;05-Jan-20;-5;120.00",
      "C1;01-Jan-20;31-Jan-20;05-Feb-20;35;1000000000000000",
    ];
    const { invoices, ...counts } = read(csv([...odd, ...lines]));
    const open = ledger.filter(({ settledDay }) => settledDay === null).length;
    expect(counts).toEqual({ creditNotes: 1, open: open + 1, paidBeforeIssue: 1, cappedAmounts: 1 });
    expect(invoices).toHaveLength(ledger.length + 3);
    expect(backtestLateness(invoices).result.targets[0]?.auc).toBeGreaterThan(0.5);
  });

  test.each([
    [
      "a column that is not there",
      csv(lines),
      { ...MAP, customer: "Kunde" },
      /no column "Kunde".*It has: Client, Issued/,
    ],
    ["a key it does not know", csv(lines), { ...MAP, currency: "Amount" }, /does not know "currency"/],
    [
      "a key too much in a date",
      csv(lines),
      { ...MAP, dueDate: { ...dated("Due"), zone: "x" } },
      /does not know "zone" in "dueDate"/,
    ],
    [
      "neither date nor days of payment",
      csv(lines),
      { ...MAP, settledDate: undefined },
      /"settledDate" or "daysToPay"/,
    ],
    [
      "a format without a year",
      csv(lines),
      { ...MAP, dueDate: { column: "Due", format: "dd/MM" } },
      /one day, one month and one year/,
    ],
    [
      "a date that is none",
      csv([...lines, "C1;31-Feb-20;01-Mar-20;;;5"]),
      MAP,
      /row \d+: "31-Feb-20" in column "Issued"/,
    ],
    [
      "an amount that is none",
      csv([...lines, "C1;01-Feb-20;01-Mar-20;;;x"]),
      MAP,
      /row \d+: "x" in column "Amount" is not an amount/,
    ],
    ["no customer", csv([...lines, ";01-Feb-20;01-Mar-20;;;5"]), MAP, /row \d+: no customer/],
    ["an empty file", "", MAP, /is empty/],
    ["a header alone", HEADER, MAP, /a header and no rows/],
    ["too few invoices", csv(lines.slice(0, 49)), MAP, /holds 49 invoices: a backtest needs at least 50/],
  ])("%s is refused with what and where", (_, content, map, said) => {
    expect(sentence(() => read(content, map))).toMatch(said);
  });

  test("the row of an error is the one a spreadsheet shows", () => {
    const content = csv(["C1;01-Jan-20;31-Jan-20;;;5", "", "C1;1.1.2020;31-Jan-20;;;5"]);
    expect(sentence(() => read(content))).toContain("row 4");
  });
});

const IBM = join(root, "../shared/data/ar_ibm/accounts_receivable_ibm.csv");
if (existsSync(IBM)) {
  test("public late payment histories: above the mean of the past, below the base rate", () => {
    const european = (column: string) => ({ column, format: "dd/MM/yyyy" });
    const map = {
      customer: "customerID",
      invoiceDate: european("InvoiceDate"),
      dueDate: european("DueDate"),
      settledDate: european("SettledDate"),
      amount: "InvoiceAmount",
    };
    const { result } = backtestLateness(
      invoicesOf(readCsv(IBM), readMap(write("ibm.json", JSON.stringify(map)), InvoiceMap)).invoices,
    );
    const [late, fifteen] = result.targets;
    expect(result).toMatchObject({ invoices: 2466, tested: 740, knownShare: 1 });
    expect(late?.auc ?? 0).toBeGreaterThan((late?.aucPastMean ?? 1) + 0.002);
    expect(fifteen?.auc ?? 0).toBeGreaterThan((fifteen?.aucPastMean ?? 1) + 0.001);
    expect(late?.brier ?? 1).toBeLessThan(0.13);
    expect(fifteen?.brier ?? 1).toBeLessThan(fifteen?.brierBase ?? 0);
  });
}
