import { describe, expect, test } from "vitest";
import type { LimitInForce, RiskClass } from "#shared/credit/assessment.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { limitCut } from "#shared/credit/limit/limit-cut.ts";
import { reviewDay } from "#shared/credit/limit/review-day.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";
import type { RecommendedLimit } from "#shared/credit/recommended-limit.ts";
import { day } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const approved = (more: Partial<LimitFact> = {}): LimitFact => ({
  id: "l",
  kind: "approved",
  amountCents: 1_000_000,
  unlimited: false,
  from: day("2026-08-31"),
  until: null,
  recordedRevision: 1,
  ...more,
});
const inForce = (more: Partial<LimitInForce> = {}): LimitInForce => ({
  kind: "approved",
  amountCents: 1_000_000,
  until: null,
  expired: false,
  ...more,
});

describe("review of a limit", () => {
  const review = (riskClass: RiskClass, isNew = false, limits = [approved()], limit = inForce()) =>
    reviewDay(limits, limit, riskClass, isNew, asOf, 9, DefaultPolicy);

  test.each([
    ["A", "2027-08-31"],
    ["B", "2027-08-31"],
    ["C", "2027-02-28"],
    ["D", "2026-11-30"],
    ["E", "2026-11-30"],
    ["NR", "2027-02-28"],
  ] as const)("class %s: on %s", (riskClass, on) => {
    expect(review(riskClass)).toBe(day(on));
  });

  test("a new customer's is looked at after six months", () => {
    expect(review("B", true)).toBe(day("2027-02-28"));
  });

  test("never after it ends, and not at all where none is set", () => {
    expect(review("A", false, [approved({ until: day("2026-12-31") })])).toBe(day("2026-12-31"));
    expect(review("A", false, [], inForce({ kind: "none", amountCents: null }))).toBeNull();
  });
});

describe("a limit above the recommended one", () => {
  const recommended = (amountCents: number, binding: RecommendedLimit["binding"] = "capacity") => ({
    amountCents,
    binding,
    params: { capacityCents: amountCents },
  });
  const cap = {
    code: "overdue_beyond_c",
    axis: "rule",
    centipoints: 0,
    params: { capClass: "C", days: 35 },
  } as const;
  const customer = { riskClass: "C", relationDays: 731, reasons: [cap] } as const;
  const cut = (more: Partial<Parameters<typeof limitCut>[2]> = {}, to = recommended(100_000)) =>
    limitCut(inForce(), to, { ...customer, ...more }, DefaultPolicy);

  test("comes down in three steps with notice after more than two years without default", () => {
    expect(cut()).toEqual({
      fromCents: 1_000_000,
      toCents: 100_000,
      ground: "overdue_beyond_c",
      evidence: { capClass: "C", days: 35 },
      graduated: true,
      steps: [
        { afterDays: 30, amountCents: 700_000 },
        { afterDays: 60, amountCents: 400_000 },
        { afterDays: 90, amountCents: 100_000 },
      ],
    });
  });

  test.each([
    ["a relation of two years", { relationDays: 730 }, undefined],
    ["class D", { riskClass: "D" as const }, undefined],
    ["a hard rule", {}, recommended(0, "hard_rule")],
  ])("comes down at once with %s", (_what, more, to) => {
    expect(cut(more, to)).toMatchObject({ graduated: false, steps: [{ afterDays: 0 }] });
  });

  test("rests on the binding term where no reason forces the class", () => {
    expect(cut({ reasons: [] })).toMatchObject({ ground: "capacity", evidence: { capacityCents: 100_000 } });
  });

  const ledgerOnly = {
    code: "ledger_only_cap",
    axis: "rule",
    centipoints: 0,
    params: { capClass: "B" },
  } as const;
  const returned = {
    code: "returned_payments",
    axis: "pays",
    centipoints: -800,
    params: { count: 1 },
  } as const;
  test.each([
    ["need", "B", [ledgerOnly], "need"],
    ["capacity", "B", [ledgerOnly], "capacity"],
    ["ceiling", "C", [cap], "ceiling"],
    ["insured", "C", [cap], "insured"],
    ["capacity", "C", [cap], "overdue_beyond_c"],
    ["class", "C", [cap, returned], "overdue_beyond_c"],
    ["class", "C", [returned], "returned_payments"],
  ] as const)("bound by %s in class %s: rests on what bound it", (binding, riskClass, reasons, ground) => {
    const less = recommended(100_000, binding);
    expect(cut({ riskClass, reasons, relationDays: 100 }, less)).toMatchObject({ ground, graduated: false });
    expect(cut({ riskClass, reasons }, less)).toMatchObject({ ground, graduated: true });
  });

  test("there is nothing to cut below it, without one, or under a temporary one", () => {
    const none = (limit: LimitInForce, to = recommended(100_000)) =>
      limitCut(limit, to, customer, DefaultPolicy);
    expect(none(inForce(), recommended(1_000_000))).toBeNull();
    expect(none(inForce({ kind: "none", amountCents: null }))).toBeNull();
    expect(none(inForce({ kind: "temporary" }))).toBeNull();
    expect(none(inForce({ kind: "unlimited", amountCents: null }))).toBeNull();
  });
});
