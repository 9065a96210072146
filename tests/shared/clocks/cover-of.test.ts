import { expect, test } from "vitest";
import { coverOf } from "#shared/clocks/cover-of.ts";
import type { CreditEventFact } from "#shared/credit/credit-event.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";

const asOf = 20_000;
const knownAt = 10;
const insured = (amountCents: number | null, from: number, more: Partial<LimitFact> = {}): LimitFact => ({
  ...{
    id: `${from}`,
    kind: "insured",
    amountCents,
    unlimited: false,
    from,
    until: null,
    recordedRevision: 1,
  },
  ...more,
});
const withdrawn = (day: number, more: Partial<CreditEventFact> = {}): CreditEventFact => ({
  ...{ id: `w${day}`, kind: "cover_withdrawn", day, recordedRevision: 1, revokedRevision: null },
  ...more,
});
const cover = (limits: LimitFact[], events: CreditEventFact[] = []) =>
  coverOf({ limits, events, asOf, knownAt });

test("without a limit of its own nothing is said, and one that was taken back to none says nothing either", () => {
  const nothing = { limitCents: null, withdrawnOn: null, expiresOn: null };
  expect(cover([])).toEqual(nothing);
  expect(cover([insured(null, 19_000)])).toEqual(nothing);
  expect(cover([{ ...insured(500, 19_000), kind: "approved" }])).toEqual(nothing);
});

test("a limit with an end holds to that day", () => {
  expect(cover([insured(500, 19_000, { until: 20_100 })])).toEqual({
    ...{ limitCents: 500, withdrawnOn: null, expiresOn: 20_100 },
  });
});

test("a limit that was taken down to nothing covers what was delivered before that day", () => {
  const limits = [insured(500, 19_000), insured(0, 19_900, { recordedRevision: 2 })];
  expect(cover(limits)).toEqual({ limitCents: 500, withdrawnOn: 19_900, expiresOn: null });
  expect(cover([...limits, insured(0, 19_950, { recordedRevision: 3 })]).withdrawnOn).toBe(19_900);
});

test("a limit that was never above nothing was refused", () => {
  expect(cover([insured(0, 19_000)])).toEqual({ limitCents: 0, withdrawnOn: null, expiresOn: null });
});

test("a withdrawal counts from its day on, unless it was taken back, is not known yet or a limit was granted since", () => {
  const limits = [insured(500, 19_000)];
  expect(cover(limits, [withdrawn(19_800), withdrawn(19_700)]).withdrawnOn).toBe(19_700);
  expect(cover(limits, [withdrawn(18_999)]).withdrawnOn).toBeNull();
  expect(cover(limits, [withdrawn(asOf + 1)]).withdrawnOn).toBeNull();
  expect(cover(limits, [withdrawn(19_700, { revokedRevision: 5 })]).withdrawnOn).toBeNull();
  expect(cover(limits, [withdrawn(19_700, { recordedRevision: 11 })]).withdrawnOn).toBeNull();
});
