import { describe, expect, test, vi } from "vitest";
import { type BacktestInvoice, backtestLateness } from "#shared/backtest/backtest-lateness.ts";
import { madeLedger, PLAIN, SHAPES } from "../../fixtures/lateness/made-ledger.ts";

// Whole fits: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 });

const small = madeLedger({ ...PLAIN, customers: 30 });

describe("what is tested", () => {
  test("is the last 30 % by invoice date, and how many of them come of a customer who had paid one", () => {
    const { result } = backtestLateness(small);
    expect(result.invoices).toBe(small.length);
    expect(result.tested).toBe(small.length - Math.floor(small.length * 0.7));
    expect(result.knownShare).toBeGreaterThan(0.9);
    expect(result.targets.map(({ days }) => days)).toEqual([0, 15, 30, 60]);
  });

  test("strangers only: nobody is known, and nothing can be told from their past", () => {
    const strangers = small.map((invoice, place) => ({ ...invoice, customer: `C${place}` }));
    const { result } = backtestLateness(strangers);
    expect(result.knownShare).toBe(0);
    expect(result.targets[0]?.auc ?? 1).toBeLessThan(0.65);
  });

  test("targets with under 20 late ones have no area, their rate and Brier scores stay", () => {
    const prompt = small.map((invoice) => ({
      ...invoice,
      settledDay: Math.min(invoice.settledDay ?? 0, invoice.dueDay + 20),
    }));
    const target = backtestLateness(prompt).result.targets[2];
    expect(target).toMatchObject({
      days: 30,
      rate: 0,
      positives: 0,
      auc: null,
      aucPastMean: null,
      aucPastShare: null,
    });
    expect(target?.brier).toBeLessThan(0.01);
    expect(target?.brierBase).toBe(0);
  });

  test("an open invoice counts once it is that late on the last day, and is left out before", () => {
    const last = Math.max(...small.map(({ settledDay }) => settledDay ?? 0));
    const end = Math.max(...small.map(({ documentDay }) => documentDay));
    const add = (dueDay: number): BacktestInvoice => ({
      customer: "open",
      documentDay: end,
      dueDay,
      settledDay: null,
      amountCents: 100,
    });
    const positives = (ledger: BacktestInvoice[]) =>
      backtestLateness(ledger).result.targets.map((each) => each.positives);
    const without = positives([...small, add(last)]);
    expect(positives([...small, add(last - 16)])).toEqual(
      without.map((count, place) => count + (place < 2 ? 1 : 0)),
    );
  });
});

describe("no look ahead", () => {
  test("what is foretold of an invoice does not change with what comes after its day", () => {
    const inOrder = [...small].sort((a, b) => a.documentDay - b.documentDay);
    const split = Math.floor(inOrder.length * 0.7);
    const day = inOrder[split + 40]?.documentDay ?? 0;
    const before = inOrder.slice(split).filter(({ documentDay }) => documentDay <= day).length;
    const changed = inOrder.map((invoice) =>
      invoice.settledDay !== null && invoice.settledDay >= day && invoice.documentDay < day + 1
        ? { ...invoice, settledDay: invoice.settledDay + 45 }
        : invoice,
    );
    const foretold = (ledger: BacktestInvoice[]) => backtestLateness(ledger).foretold;
    const asked = (ledger: BacktestInvoice[]) =>
      foretold(ledger)
        .filter(({ invoice }) => invoice.documentDay <= day)
        .map(({ invoice, ppm }) => [invoice.documentDay, invoice.amountCents, ...ppm]);
    expect(asked(inOrder)).toHaveLength(before);
    expect(asked(changed)).toEqual(asked(inOrder));
  });

  test("the same ledger gives the same bytes", () => {
    const text = JSON.stringify(backtestLateness(small).result);
    expect(JSON.stringify(backtestLateness(small).result)).toBe(text);
  });
});

test("all pay 20 days later just before the test: the order by what was known stays as good as the past mean", () => {
  const { result } = backtestLateness(madeLedger(SHAPES["20 days later just before the test"] ?? PLAIN));
  for (const { auc, aucPastMean, aucPastShare, brier, brierBase } of result.targets.slice(0, 3)) {
    expect(auc ?? 0).toBeGreaterThan(Math.max(aucPastMean ?? 1, aucPastShare ?? 1) - 0.02);
    expect(brier).toBeLessThan(brierBase);
  }
});

/** Shapes in which more can be known than the mean of the past says. */
test.each(["several terms", "customers that drift", "customers in trouble", "by amount"])(
  "%s: better than past mean and past share, better than the base rate",
  (name) => {
    const { result } = backtestLateness(madeLedger(SHAPES[name] ?? PLAIN));
    const target = result.targets[0];
    expect(target?.auc ?? 0).toBeGreaterThan(
      Math.max(target?.aucPastMean ?? 1, target?.aucPastShare ?? 1) + 0.01,
    );
    expect(target?.brier ?? 1).toBeLessThan((target?.brierBase ?? 0) * 0.9);
  },
);
