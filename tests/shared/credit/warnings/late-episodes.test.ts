import { describe, expect, test } from "vitest";
import { assessWhole } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Entry } from "#shared/credit/entry.ts";
import { lateEpisodes } from "#shared/credit/warnings/late-episodes.ts";
import { assessInput, day, invoice, paidInvoice } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const episodes = (entries: Entry[], more: Partial<AssessInput> = {}) => {
  const input = assessInput(entries, { asOf, ...more });
  return lateEpisodes(assessWhole(input).accounts, input.events, asOf, input.knownAt);
};

describe("a customer", () => {
  test("is seriously late on the 60th day after a document fell due, paid since or not", () => {
    expect(episodes([invoice("A", asOf - 89, 1_000_00)])).toEqual([]);
    expect(episodes([invoice("A", asOf - 90, 1_000_00)])).toEqual([{ kind: "late_60", day: asOf }]);
    expect(episodes(paidInvoice("A", asOf - 200, 1_000_00, 60))).toEqual([
      { kind: "late_60", day: asOf - 110 },
    ]);
    expect(episodes(paidInvoice("A", asOf - 200, 1_000_00, 59))).toEqual([]);
  });

  test("is so once for a stretch without half a year of calm", () => {
    const late = [600, 560, 300].flatMap((daysAgo) =>
      paidInvoice(`A${daysAgo}`, asOf - daysAgo, 1_000_00, 70),
    );
    expect(episodes(late).map(({ day: on }) => asOf - on)).toEqual([510, 210]);
  });

  test("is not by small sums, by what is contested, or by terms that are assumed", () => {
    expect(episodes([invoice("A", asOf - 120, 149_99)])).toEqual([]);
    const disputes = [
      { reference: "A", amountCents: 1_000_00, openedOn: asOf - 80, closedOn: null, recordedRevision: 1 },
    ];
    expect(episodes([invoice("A", asOf - 120, 1_000_00)], { disputes })).toEqual([]);
    const terms = { kind: "net" as const, days: 30, assumed: true };
    expect(episodes([invoice("A", asOf - 120, 1_000_00)], { terms })).toEqual([]);
  });

  test("fails on the day of a procedure that stands", () => {
    const failure = { id: "e", kind: "liquidation" as const, day: asOf - 3, recordedRevision: 1 };
    expect(episodes([], { events: [{ ...failure, revokedRevision: null }] })).toEqual([
      { kind: "failed", day: asOf - 3 },
    ]);
    expect(episodes([], { events: [{ ...failure, revokedRevision: 2 }] })).toEqual([]);
  });
});
