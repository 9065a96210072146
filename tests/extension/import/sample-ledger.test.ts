// @vitest-environment node
import { beforeAll, describe, expect, test } from "vitest";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import { makeSampleLedger, type SampleLedger } from "#tests/fixtures/sample-ledger/sample-ledger.ts";
import { mustRead, type ReadLedger, sourceOf } from "./a-ledger.ts";

const day = (iso: string) => {
  const parsed = parseIsoDate(iso);
  if (!parsed.ok) throw new Error(iso);
  return parsed.value;
};

describe("the sample ledger", { timeout: 60_000 }, () => {
  let sample: SampleLedger;
  let read: Map<string, ReadLedger>;
  beforeAll(async () => {
    sample = makeSampleLedger(day("2026-10-20"), 1);
    read = new Map();
    for (const [name, bytes] of sample.files)
      if (!name.endsWith(".json")) read.set(name, await mustRead(sourceOf(bytes, name)));
  }, 60_000);
  const fec = (year: number) => read.get(`299900019FEC${year}1031.txt`);
  const kinds = (year: number) => new Set(fec(year)?.entries.map(({ kind }) => kind));

  test("the same seed and day give the same bytes, another seed others", () => {
    const again = makeSampleLedger(day("2026-10-20"), 1);
    expect([...again.files]).toEqual([...sample.files]);
    expect([...makeSampleLedger(day("2026-10-20"), 2).files]).not.toEqual([...sample.files]);
  });

  test("a first exercise of fifteen months and one of twelve, named by their closing day, in two charsets", async () => {
    expect(await fec(2025)?.reader.check()).toMatchObject({
      value: { exerciseStart: "2024-08-01", exerciseEnd: "2025-10-31" },
    });
    expect(await fec(2026)?.reader.check()).toMatchObject({
      value: { exerciseStart: "2025-11-01", exerciseEnd: "2026-10-31" },
    });
    expect([fec(2025)?.reader.preview().encoding, fec(2026)?.reader.preview().encoding]).toEqual([
      "windows-1252",
      "utf-8",
    ]);
    expect(fec(2026)?.entries.every(({ date }) => date <= "2026-10-20")).toBe(true);
  });

  test("about 7,000 invoices of 300 customers, without a warning", () => {
    const invoices = (fec(2025)?.totals.invoices ?? 0) + (fec(2026)?.totals.invoices ?? 0);
    expect(invoices).toBeGreaterThan(6_000);
    expect(invoices).toBeLessThan(8_000);
    expect(fec(2026)?.totals).toMatchObject({ customers: 300, rejected: 0, warnings: [] });
  });

  test("everything an import must tell apart is in it", () => {
    expect([...kinds(2026)].toSorted()).toEqual([
      "bill_accepted",
      "bill_paid",
      "credit_note",
      "deposit",
      "doubtful_transfer",
      "invoice",
      "opening",
      "payment",
      "refund",
      "retention",
      "returned_payment",
      "write_off",
    ]);
  });

  test("retention money is released after a year, neither before nor long after", () => {
    const end = day("2026-10-20");
    const held = [2025, 2026].flatMap((year) =>
      (fec(year)?.entries ?? []).filter(
        ({ subledger, kind }) => subledger === "retention" && kind !== "opening",
      ),
    );
    const insolvent = sample.customers.filter(({ temperament }) => temperament === "insolvent");
    const solvent = held.filter(({ key }) => !insolvent.some(({ number }) => number === key));
    const sum = (entries: typeof held) => entries.reduce((total, { amountCents }) => total + amountCents, 0);
    const due = (daysAgo: number) =>
      sum(solvent.filter(({ date, amountCents }) => amountCents > 0 && day(date) <= end - daysAgo));
    const released = -sum(solvent.filter(({ amountCents }) => amountCents < 0));
    expect(released).toBeGreaterThan(0);
    expect(released).toBeGreaterThanOrEqual(due(368));
    expect(released).toBeLessThanOrEqual(due(365));
  });

  test("the second opens with what the first left, customer by customer", () => {
    const opening = new Map<string, number>();
    for (const { kind, key, amountCents } of fec(2026)?.entries ?? [])
      if (kind === "opening") opening.set(key, (opening.get(key) ?? 0) + amountCents);
    const left = [...(fec(2025)?.totals.balances ?? [])].filter(([, cents]) => cents !== 0).toSorted();
    expect([...opening].filter(([, cents]) => cents !== 0).toSorted()).toEqual(left);
  });

  test("lettered groups balance inside their exercise", () => {
    for (const year of [2025, 2026]) {
      const groups = new Map<string, number>();
      for (const { key, letter, amountCents } of fec(year)?.entries ?? [])
        if (letter) groups.set(`${key} ${letter}`, (groups.get(`${key} ${letter}`) ?? 0) + amountCents);
      expect(groups.size).toBeGreaterThan(1_500);
      expect([...groups].filter(([, cents]) => cents !== 0)).toEqual([]);
    }
  });

  test("customers.csv and orders.csv join the ledgers by number", () => {
    const csv = read.get("customers.csv")?.batches.flatMap(({ customers }) => customers) ?? [];
    const prospects = sample.prospects.map(({ number }) => number);
    expect(csv.map(({ key }) => key).toSorted()).toEqual(
      [...(fec(2026)?.totals.balances.keys() ?? []), ...prospects].toSorted(),
    );
    expect(csv.filter(({ terms }) => terms)).toHaveLength(300);
    expect(csv.filter(({ approvedLimitCents }) => approvedLimitCents).length).toBeGreaterThan(180);
    expect(csv.filter(({ insuredLimitCents }) => insuredLimitCents).length).toBeGreaterThan(40);
    const orders = read.get("orders.csv")?.batches.flatMap((batch) => batch.orders) ?? [];
    expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(["open", "delivered", "closed"]));
  });

  test("prospects stand in no ledger and on no order, without terms or a limit", () => {
    const prospects = sample.prospects.map(({ number }) => number);
    expect(prospects).toHaveLength(8);
    const booked = [2025, 2026].flatMap((year) => [...(fec(year)?.totals.balances.keys() ?? [])]);
    const ordered = read.get("orders.csv")?.batches.flatMap(({ orders }) => orders.map(({ key }) => key));
    expect([...booked, ...(ordered ?? [])].filter((key) => prospects.includes(key))).toEqual([]);
    const csv = read.get("customers.csv")?.batches.flatMap(({ customers }) => customers) ?? [];
    const rows = csv.filter(({ key }) => prospects.includes(key));
    expect(rows).toHaveLength(8);
    expect(
      rows.flatMap(({ terms, approvedLimitCents, insuredLimitCents }) =>
        [terms, approvedLimitCents, insuredLimitCents].filter(Boolean),
      ),
    ).toEqual([]);
  });

  test("identifiers hold by their check digits and lie in the synthetic range", () => {
    expect(
      [...sample.customers, ...sample.prospects].every(
        ({ siren, siret, vat }) =>
          parseSiren(siren).ok && parseSiret(siret).ok && parseVat(vat).ok && siren.startsWith("2999"),
      ),
    ).toBe(true);
    expect(new Set([...sample.customers, ...sample.prospects].map(({ siren }) => siren)).size).toBe(308);
    expect(new Set(sample.customers.map(({ name }) => name)).size).toBeLessThan(300);
  });
});
