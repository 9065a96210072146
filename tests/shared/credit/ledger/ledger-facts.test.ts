import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { assessInput, day, entry, invoice, paidInvoice, payment } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const facts = (entries: Entry[], more: Partial<AssessInput> = {}) =>
  assess(assessInput(entries, { asOf, ...more })).ledger;

describe("facts of the ledger", () => {
  test("the worst open item is the one with most money times days, disputes and what is paid left out", () => {
    const open = [
      invoice("old", asOf - 330, 10_000),
      invoice("large", asOf - 50, 900_000),
      invoice("disputed", asOf - 130, 9_000_000),
      invoice("due later", asOf - 10, 90_000_000),
    ];
    const disputes = [
      {
        reference: "disputed",
        amountCents: 9_000_000,
        openedOn: asOf - 5,
        closedOn: null,
        recordedRevision: 1,
      },
    ];
    expect(facts(open, { disputes })).toMatchObject({
      worstOpenItem: { itemId: "large", reference: "large", days: 20, openCents: 900_000 },
      disputedItems: 1,
      overdueInvoices: 2,
    });
    expect(facts([])?.worstOpenItem).toBeNull();
  });

  test("season: the month in which most was billed, and its share of the year", () => {
    const flat = Array.from({ length: 12 }, (_, index) =>
      invoice(`F${index}`, asOf - 10 - index * 30, 100_000),
    );
    expect(facts(flat)).toMatchObject({ busiestMonthBasisPoints: 833 });
    const season = [...flat, invoice("XMAS", day("2026-10-20"), 800_000)];
    expect(facts(season)).toMatchObject({ busiestMonth: 10, busiestMonthBasisPoints: 4_500 });
    expect(facts([])).toMatchObject({ busiestMonth: 0, busiestMonthBasisPoints: 0 });
  });

  test("own concentration is what it owes of what all owe, where that is known", () => {
    const open = [invoice("F", asOf - 10, 250_000)];
    expect(facts(open, { ownReceivablesCents: 1_000_000 })?.ownShareBasisPoints).toBe(2_500);
    expect(facts(open)?.ownShareBasisPoints).toBeNull();
    expect(facts(open, { ownReceivablesCents: 0 })?.ownShareBasisPoints).toBeNull();
  });

  test("money given back and money that came back are counted apart", () => {
    const entries = [
      ...paidInvoice("F1", asOf - 200, 50_000, 0),
      entry({ id: "N", kind: "credit_note", day: asOf - 100, amountCents: -20_000 }),
      entry({ id: "R", kind: "refund", day: asOf - 90, amountCents: 20_000 }),
      payment("P", asOf - 60, 30_000),
      entry({ id: "B", kind: "returned_payment", day: asOf - 50, amountCents: 30_000 }),
    ];
    expect(facts(entries)).toMatchObject({ refunds: 1, refundedCents: 20_000, returnedPayments: 1 });
  });

  test("promises by what became of them, and the next one open", () => {
    const promise = (id: string, promisedOn: number) => ({
      ...{
        id,
        reference: null,
        amountCents: 10_000,
        announcedOn: asOf - 60,
        promisedOn,
        recordedRevision: 1,
      },
    });
    const promises = [promise("b", asOf - 30), promise("n", asOf + 3), promise("l", asOf + 9)];
    expect(facts([invoice("F", asOf - 90, 50_000)], { promises })).toMatchObject({
      promises: { open: 2, kept: 0, partially_kept: 0, broken: 1 },
      nextPromise: { promiseId: "n", promisedOn: asOf + 3, missingCents: 10_000 },
    });
  });
});

test("two broken promises cap the class, stop new credit, and are named", () => {
  const monthly = Array.from({ length: 22 }, (_, index) =>
    paidInvoice(`M${index}`, asOf - 760 + index * 30, 1_000_000, 0),
  ).flat();
  const promise = (id: string, promisedOn: number) => ({
    ...{
      id,
      reference: "OPEN",
      amountCents: 10_000,
      announcedOn: asOf - 60,
      promisedOn,
      recordedRevision: 1,
    },
  });
  const entries = [...monthly, invoice("OPEN", asOf - 20, 50_000)];
  const input = assessInput(entries, { asOf, promises: [promise("a", asOf - 40), promise("b", asOf - 20)] });
  const assessment = assess(input);
  expect(assessment).toMatchObject({
    riskClass: "D",
    recommendedLimit: { amountCents: 0 },
  });
  expect(assessment.reasons[0]).toMatchObject({
    code: "broken_promises",
    params: { count: 2, capClass: "D" },
  });
  expect(assess({ ...input, promises: input.promises?.slice(1) }).riskClass).toBe("B");
});
