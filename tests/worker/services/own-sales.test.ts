import { describe, expect, test } from "vitest";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { ImportFacts } from "#worker/db/facts.ts";
import { ownSalesCents } from "#worker/services/own-sales.ts";

const day = (iso: string): number => {
  const read = parseIsoDate(iso);
  if (!read.ok) throw new Error(iso);
  return read.value;
};
const months = (from: string, count: number): string[] => {
  const [year = 0, month = 0] = from.split("-").map(Number);
  return Array.from({ length: count }, (_, place) =>
    new Date(Date.UTC(year, month - 1 + place, 1)).toISOString().slice(0, 7),
  );
};
const sales = (from: string, count: number, amountCents: number) =>
  JSON.stringify(months(from, count).map((month) => ({ month, amountCents })));
const billing = (from: string, count: number, cents: number) =>
  JSON.stringify(Object.fromEntries(months(from, count).map((month) => [month, cents])));

let next = 1;
const anImport = (change: Partial<ImportFacts>): ImportFacts => ({
  ...{ id: next++, kind: "fec", source: "FEC", siren: null, exerciseStart: null, exerciseEnd: null },
  ...{ firstDay: null, lastDay: null, committedRevision: next },
  ...change,
});

describe("own sales of the last 12 whole months, without VAT", () => {
  test("from the revenue accounts of two exercises; a month that is not over does not count", () => {
    const imports = [
      anImport({ sales: sales("2024-01", 12, 100), billing: billing("2024-01", 12, 999) }),
      anImport({ sales: sales("2025-01", 5, 1_000) }),
    ];
    // June 2024 to April 2025 and the whole of May: 7 × 100 + 5 × 1,000.
    expect(ownSalesCents(imports, day("2025-05-31"))).toBe(5_700);
    expect(ownSalesCents(imports, day("2025-05-30"))).toBe(4_800);
  });

  test("a newer ledger of a month replaces the older one", () => {
    const imports = [
      anImport({ sales: sales("2024-01", 12, 100) }),
      anImport({ sales: sales("2024-07", 6, 300) }),
    ];
    expect(ownSalesCents(imports, day("2024-12-31"))).toBe(6 * 100 + 6 * 300);
  });

  test("from billing less VAT where no revenue account tells", () => {
    expect(ownSalesCents([anImport({ billing: billing("2024-01", 12, 120) })], day("2024-12-31"))).toBe(
      1_200,
    );
  });

  test("invoices that come again count once, those of several sources together, a ledger before both", () => {
    const invoices = (source: string, count: number, cents: number) =>
      anImport({ kind: "invoices", source, billing: billing("2024-01", count, cents) });
    const imports = [invoices("ERP", 12, 120), invoices("ERP", 12, 60), invoices("Shop", 12, 12)];
    expect(ownSalesCents(imports, day("2024-12-31"))).toBe(12 * 110);
    const ledger = anImport({ sales: sales("2024-12", 1, 7) });
    expect(ownSalesCents([ledger, ...imports], day("2024-12-31"))).toBe(11 * 110 + 7);
  });

  test("young books are taken up to a year, very young ones say nothing", () => {
    const since = (from: string, count: number) => [anImport({ sales: sales(from, count, 100) })];
    expect(ownSalesCents(since("2024-07", 6), day("2024-12-31"))).toBe(1_200);
    expect(ownSalesCents(since("2024-11", 2), day("2024-12-31"))).toBeNull();
    expect(ownSalesCents([], null)).toBeNull();
  });
});
