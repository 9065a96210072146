import { describe, expect, test } from "vitest";
import type { RiskClass } from "#shared/credit/assessment.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { exceedsLaw, lawfulUntil, STATUTORY_TERMS } from "#shared/credit/terms/statutory-terms.ts";
import { termsToOffer } from "#shared/credit/terms/terms-to-offer.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day } from "../a-ledger.ts";

const terms = (kind: Terms["kind"], days: number): Terms => ({ kind, days, assumed: false });

describe("the law on payment terms", () => {
  test.each([
    ["net", 60, false],
    ["net", 61, true],
    ["eom_a", 45, false],
    ["eom_b", 46, true],
  ] as const)("agreed between firms, %s %i days exceed it: %s", (kind, days, exceeds) => {
    expect(exceedsLaw(terms(kind, days), STATUTORY_TERMS.agreed)).toBe(exceeds);
  });

  test("other cases have other ceilings, and none for books", () => {
    expect(exceedsLaw(terms("net", 31), STATUTORY_TERMS.transport)).toBe(true);
    expect(exceedsLaw(terms("eom_a", 20), STATUTORY_TERMS.transport)).toBe(true);
    expect(exceedsLaw(terms("net", 45), STATUTORY_TERMS.periodic_invoice)).toBe(false);
    expect(exceedsLaw(terms("net", 400), STATUTORY_TERMS.books)).toBe(false);
  });

  test.each([
    ["2026-03-03", "2026-04-09"],
    ["2026-03-10", "2026-04-09"],
    ["2026-03-11", "2026-04-19"],
    ["2026-03-25", "2026-04-30"],
  ])("T-308: perishables delivered on %s are due on %s at the latest", (delivered, due) => {
    expect(lawfulUntil(day(delivered), STATUTORY_TERMS.perishable_periodic)).toBe(day(due));
  });

  test("spirits count from the end of the month, books are free", () => {
    expect(lawfulUntil(day("2026-03-03"), STATUTORY_TERMS.spirits)).toBe(day("2026-04-30"));
    expect(lawfulUntil(day("2026-03-03"), STATUTORY_TERMS.agreed)).toBe(day("2026-05-02"));
    expect(lawfulUntil(day("2026-03-03"), STATUTORY_TERMS.books)).toBeNull();
  });
});

describe("terms to offer", () => {
  const offer = (riskClass: RiskClass, own: Terms) => {
    const { kind, days, depositPercent } = termsToOffer(riskClass, own, "agreed", DefaultPolicy);
    return [kind, days, depositPercent];
  };

  test.each([
    ["A", terms("eom_a", 45), ["eom_a", 45, 0]],
    ["B", terms("net", 60), ["net", 60, 0]],
    ["C", terms("net", 60), ["net", 30, 30]],
    ["C", terms("net", 14), ["net", 14, 30]],
    ["D", terms("net", 30), ["net", 0, 100]],
    ["E", terms("net", 30), ["net", 0, 100]],
    ["NR", terms("net", 60), ["net", 30, 0]],
  ] as const)("class %s on its own terms", (riskClass, own, offered) => {
    expect(offer(riskClass, own)).toEqual(offered);
  });

  test("terms beyond the law are said, and offered as long as the law allows, with its article", () => {
    expect(termsToOffer("A", terms("net", 90), "agreed", DefaultPolicy)).toMatchObject({
      kind: "net",
      days: 60,
      ownExceedLaw: true,
      statutory: { case: "agreed", article: "C. com. L441-10", netDays: 60 },
    });
    expect(termsToOffer("B", terms("net", 45), "transport", DefaultPolicy)).toMatchObject({
      days: 30,
      ownExceedLaw: true,
      statutory: { article: "C. com. L441-11" },
    });
  });
});
