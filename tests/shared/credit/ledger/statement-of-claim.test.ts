import { describe, expect, test } from "vitest";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Dispute } from "#shared/credit/dispute.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { LatePart } from "#shared/credit/ledger/late-parts.ts";
import { splitAtJudgment } from "#shared/credit/ledger/split-at-judgment.ts";
import { type ClaimOptions, statementOfClaim } from "#shared/credit/ledger/statement-of-claim.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day, entry, invoice, net30, payment } from "../a-ledger.ts";

const judgment = day("2026-03-20");

function claim(entries: Entry[], options: ClaimOptions = {}, terms: Terms = net30, disputes: Dispute[] = []) {
  const asOf = day("2026-05-15");
  const account = deriveAccount(entries, { terms, asOf, knownAt: Number.MAX_SAFE_INTEGER, disputes });
  return statementOfClaim(splitAtJudgment([account], judgment), options);
}

/** One cent a day for each 100 €, to be able to see the days. */
const interestOf = (parts: readonly LatePart[]) =>
  parts.reduce(
    (sum, { amountCents, fromDay, toDay }) => sum + ((toDay - fromDay + 1) * amountCents) / 10_000,
    0,
  );

const due = (id: string, dueDay: EpochDay, amountCents: number) =>
  invoice(id, judgment - 90, amountCents, { dueDay });

test("what is due on the judgment's day and what falls due after are told apart", () => {
  const found = claim([
    due("LATE", judgment - 11, 50_000),
    due("TODAY", judgment, 20_000),
    due("SOON", judgment + 1, 30_000),
  ]);
  expect(found.rows.map(({ reference, toFallDue, lateDays }) => [reference, toFallDue, lateDays])).toEqual([
    ["LATE", false, 10],
    ["SOON", true, 0],
    ["TODAY", false, 0],
  ]);
  expect(found).toMatchObject({ dueCents: 70_000, toFallDueCents: 30_000, indemnitiesCents: 4_000 });
});

describe("interest", () => {
  test("runs from the day after the due date to the day before the judgment", () => {
    const found = claim([due("LATE", judgment - 11, 50_000)], { interestOf });
    expect(found.interestCents).toBe(50);
    expect(found.totalCents).toBe(50_000 + 50 + 4_000);
  });

  test("counts what was paid late before, until it was", () => {
    const entries = [
      due("LATE", judgment - 11, 50_000),
      payment("P", judgment - 6, 20_000, { settles: "LATE" }),
    ];
    expect(claim(entries, { interestOf })).toMatchObject({ dueCents: 30_000, interestCents: 30 + 10 });
  });

  test("counts what was paid on the judgment's day, or later, as owed, once", () => {
    const entries = [due("LATE", judgment - 11, 50_000), payment("P", judgment, 50_000, { settles: "LATE" })];
    expect(claim(entries, { interestOf })).toMatchObject({ dueCents: 50_000, interestCents: 50 });
  });

  test("is named as missing where nobody computes it, and none for what is not late", () => {
    const entries = [due("LATE", judgment - 11, 50_000), due("SOON", judgment + 5, 30_000)];
    expect(claim(entries)).toMatchObject({ interestCents: 0, interestMissing: ["LATE"] });
    expect(claim(entries, { interestOf: () => null }).interestMissing).toEqual(["LATE"]);
    expect(claim(entries, { interestOf }).interestMissing).toEqual([]);
  });
});

describe("the indemnity of 40 €", () => {
  test("is due once an invoice, not for each of its parts", () => {
    const parts = [due("F-1", judgment - 40, 10_000), due("F-1", judgment - 11, 10_000)].map((each, at) => ({
      ...each,
      id: `part${at}`,
    }));
    expect(claim(parts)).toMatchObject({ dueCents: 20_000, indemnitiesCents: 4_000 });
  });

  test("is not due where the first late day is the judgment's", () => {
    expect(claim([due("F-1", judgment - 1, 10_000)]).indemnitiesCents).toBe(0);
    expect(claim([due("F-1", judgment - 2, 10_000)]).indemnitiesCents).toBe(4_000);
  });

  test("is not claimed of assumed due days, of what is contested whole, or from who is no trader", () => {
    const late = invoice("F-1", judgment - 90, 10_000);
    expect(claim([late], {}, { ...net30, assumed: true })).toMatchObject({
      ...{ indemnitiesCents: 0, interestMissing: [] },
      rows: [{ dueAssumed: true }],
    });
    const dispute = { openedOn: judgment - 5, closedOn: null, recordedRevision: 1 };
    const contested = (amountCents: number) => [{ reference: "F-1", amountCents, ...dispute }];
    expect(claim([late], {}, net30, contested(10_000))).toMatchObject({
      indemnitiesCents: 0,
      disputedCents: 10_000,
    });
    expect(claim([late], {}, net30, contested(4_000)).indemnitiesCents).toBe(4_000);
    expect(claim([late], { indemnityCents: 0 }).indemnitiesCents).toBe(0);
  });
});

test("a credit note from before is taken off, with neither interest nor indemnity", () => {
  const note = entry({ id: "AV", kind: "credit_note", day: judgment - 20, amountCents: -70_000 });
  const found = claim([due("SOON", judgment + 5, 30_000), note], { interestOf });
  expect(found).toMatchObject({
    dueCents: -40_000,
    toFallDueCents: 0,
    totalCents: -40_000,
    indemnitiesCents: 0,
  });
});

test("what was delivered after is not declared", () => {
  expect(claim([invoice("F-9", judgment, 10_000)])).toMatchObject({ rows: [], totalCents: 0 });
});
