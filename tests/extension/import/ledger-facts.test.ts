// @vitest-environment node
import { existsSync, globSync, openAsBlob, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import type { LedgerSource } from "#extension/import/ledger-source.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { makeSampleLedger } from "#tests/fixtures/sample-ledger/sample-ledger.ts";
import { mustRead, sourceOf } from "./a-ledger.ts";

type Facts = {
  records: number;
  total_debit: number;
  total_credit: number;
  customer_lines: number;
  customers_detail: Record<
    string,
    { debit: number; credit: number; balance: number; lines: number; lettered: number }
  >;
};

const cents = (euros: number) => Math.round(euros * 100);

/** What the reader finds, in the form of the facts. */
const factsRead = async (source: LedgerSource) => {
  const { entries, totals } = await mustRead(source);
  const customers = new Map(
    [...totals.balances].map(([key, balance]) => [
      key,
      { debit: 0, credit: 0, balance, lines: 0, lettered: 0 },
    ]),
  );
  for (const { key, amountCents, letter } of entries) {
    const customer = customers.get(key);
    if (!customer) throw new Error(`a line of ${key}, who is no customer`);
    customer.debit += Math.max(0, amountCents);
    customer.credit += Math.max(0, -amountCents);
    customer.lines++;
    if (letter !== null) customer.lettered++;
  }
  const { lines, debitCents, creditCents } = totals;
  return { lines, debitCents, creditCents, customerLines: entries.length, customers };
};

/** The same, by cutting the text at tabs: another way to the same figures. */
const factsCounted = (text: string) => {
  const rows = text
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split("\t"));
  const amount = (cell = "") => Number(cell.replace(",", ""));
  const customers = new Map<
    string,
    { debit: number; credit: number; balance: number; lines: number; lettered: number }
  >();
  for (const row of rows.filter((cells) => cells[6] !== "")) {
    const known = customers.get(row[6] ?? "") ?? { debit: 0, credit: 0, balance: 0, lines: 0, lettered: 0 };
    const [debit, credit] = [amount(row[11]), amount(row[12])];
    customers.set(row[6] ?? "", {
      debit: known.debit + debit,
      credit: known.credit + credit,
      balance: known.balance + debit - credit,
      lines: known.lines + 1,
      lettered: known.lettered + (row[13] === "" ? 0 : 1),
    });
  }
  return {
    lines: rows.length,
    debitCents: rows.reduce((sum, row) => sum + amount(row[11]), 0),
    creditCents: rows.reduce((sum, row) => sum + amount(row[12]), 0),
    customerLines: rows.filter((row) => row[6] !== "").length,
    customers,
  };
};

describe("what is read equals the facts of the book", { timeout: 60_000 }, () => {
  const end = parseIsoDate("2026-09-30");
  const books = [...makeSampleLedger(end.ok ? end.value : 0, 3).files].filter(([name]) =>
    name.includes("FEC"),
  );

  test.each(books)("invented: %s", async (name, bytes) => {
    const charset = name.includes("2025") ? "windows-1252" : "utf-8";
    expect(await factsRead(sourceOf(bytes, name))).toEqual(
      factsCounted(new TextDecoder(charset).decode(bytes)),
    );
  });

  // Two real books that are not part of the project; compared where they lie beside it.
  if (existsSync("../shared/data/fec"))
    test.each(globSync("../shared/data/fec/*.facts.json"))("real: %s", async (factsFile) => {
      const facts = JSON.parse(readFileSync(factsFile, "utf8")) as Facts;
      const file = factsFile.replace(".facts.json", "");
      const blob = await openAsBlob(file);
      expect(await factsRead({ name: basename(file), size: blob.size, stream: () => blob.stream() })).toEqual(
        {
          lines: facts.records,
          debitCents: cents(facts.total_debit),
          creditCents: cents(facts.total_credit),
          customerLines: facts.customer_lines,
          customers: new Map(
            Object.entries(facts.customers_detail).map(
              ([key, { debit, credit, balance, lines, lettered }]) => [
                key,
                { debit: cents(debit), credit: cents(credit), balance: cents(balance), lines, lettered },
              ],
            ),
          ),
        },
      );
    });
});
