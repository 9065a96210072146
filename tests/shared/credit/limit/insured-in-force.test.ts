import { expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import { verifiedCover } from "#shared/credit/authority/verified-cover.ts";
import { assessInput, day, invoice, paidInvoice } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const insured = {
  ...{ id: "i", kind: "insured" as const, amountCents: 1_000_000, unlimited: false },
  ...{ from: asOf - 300, until: null, recordedRevision: 1 },
};
const history = Array.from({ length: 14 }, (_, month) =>
  paidInvoice(`P${month}`, asOf - 60 - month * 30, 400_000, 0),
).flat();
/** A small document that was due so many days ago, of a customer who pays. */
const late = (days: number, stopOfCoverDays?: number) =>
  assessInput([...history, invoice("F-1", asOf - 30 - days, 10_000)], {
    ...{ asOf, limits: [insured] },
    ...(stopOfCoverDays !== undefined && { stopOfCoverDays }),
  });
const insuredCents = (input: ReturnType<typeof late>) => assess(input).recommendedLimit.params.insuredCents;

test("in stop of cover nothing is insured: neither the limit nor an approval may count on it", () => {
  expect([insuredCents(late(59, 60)), verifiedCover(late(59, 60))]).toEqual([1_000_000, 1_000_000]);
  expect([insuredCents(late(60, 60)), verifiedCover(late(60, 60))]).toEqual([0, 0]);
});

test("without such a term the age of a document changes nothing", () => {
  expect([insuredCents(late(60)), verifiedCover(late(60))]).toEqual([1_000_000, 1_000_000]);
});

test("documents of deliveries from after the limit was withdrawn stop nothing more", () => {
  const input = {
    ...late(60, 60),
    limits: [insured, { ...insured, id: "j", from: asOf - 200, amountCents: 0 }],
  };
  expect(verifiedCover(input)).toBe(0);
});
