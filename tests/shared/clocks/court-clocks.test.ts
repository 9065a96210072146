import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ClockKind } from "#shared/clocks/clock.ts";
import { courtClocks } from "#shared/clocks/court-clocks.ts";
import { addMonths, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { isWorkingDay } from "#shared/credit/working-days.ts";
import { day } from "../credit/a-ledger.ts";
import { liquidation } from "./an-event.ts";

const creditor = { owedCents: 100_000, retentionOfTitle: true, creditorOutsideMainland: false };

const dueOf = (published: string, kind: ClockKind, more: Partial<typeof creditor> = {}, court?: string) => {
  const opening = liquidation({ publishedDay: day(published), court: court ?? null });
  const clock = courtClocks(opening, { ...creditor, ...more }).find((each) => each.kind === kind);
  return clock && { due: isoDateOrNull(clock.dueDay), shown: isoDateOrNull(clock.shownDay) };
};

describe("from the day in the BODACC", () => {
  test.each([
    ["T-320", "2026-03-31", "2026-06-01", "2026-06-30", "2026-09-30"],
    ["T-321", "2025-12-31", "2026-03-02", "2026-03-31", "2026-06-30"],
    ["T-322", "2026-01-15", "2026-03-16", "2026-04-15", "2026-07-15"],
    ["T-323", "2026-09-01", "2026-11-02", "2026-12-01", "2027-03-01"],
    ["T-324", "2026-06-14", "2026-08-14", "2026-09-14", "2026-12-14"],
  ])("%s, published %s: claim by %s, goods by %s, relief by %s", (_, published, claim, goods, relief) => {
    expect(dueOf(published, "claim_declaration")?.due).toBe(claim);
    expect(dueOf(published, "retention_of_title")?.due).toBe(goods);
    expect(dueOf(published, "relief_from_foreclosure")?.due).toBe(relief);
  });

  test("the claim is shown ten days earlier, on a working day", () => {
    expect(dueOf("2026-03-31", "claim_declaration")).toEqual({ due: "2026-06-01", shown: "2026-05-22" });
    expect(dueOf("2026-01-15", "claim_declaration")).toEqual({ due: "2026-03-16", shown: "2026-03-06" });
    expect(dueOf("2026-06-14", "claim_declaration")).toEqual({ due: "2026-08-14", shown: "2026-08-04" });
  });

  test("goods are reclaimed by the next working day where three months end on a Sunday, relief asked for by the Friday before", () => {
    expect(dueOf("2026-02-16", "retention_of_title")?.due).toBe("2026-05-18");
    expect(dueOf("2026-02-16", "relief_from_foreclosure")?.due).toBe("2026-08-14");
  });
});

describe("a creditor outside mainland France", () => {
  const outside = { creditorOutsideMainland: true };

  test("has two months more before a mainland court", () => {
    expect(dueOf("2026-03-31", "claim_declaration", outside, "TRIBUNAL DE COMMERCE DE PARIS")).toEqual({
      due: "2026-07-31",
      shown: "2026-07-21",
    });
  });

  test("is shown the short time while the court is not known", () => {
    expect(dueOf("2026-03-31", "claim_declaration", outside)).toEqual({
      due: "2026-07-31",
      shown: "2026-05-22",
    });
  });

  test.each([
    "Greffe du Tribunal Mixte de Commerce de Fort-de-France",
    "TRIBUNAL MIXTE",
    "Tribunal de Nouméa",
  ])("has no more before %s, which may be its own", (court) => {
    expect(dueOf("2026-03-31", "claim_declaration", outside, court)?.due).toBe("2026-06-01");
  });

  test("has no more time for goods or relief", () => {
    expect(dueOf("2026-03-31", "retention_of_title", outside, "PARIS")?.due).toBe("2026-06-30");
    expect(dueOf("2026-03-31", "relief_from_foreclosure", outside, "PARIS")?.due).toBe("2026-09-30");
  });
});

describe("what there is to lose", () => {
  test("nothing owed at the judgment: no deadline", () => {
    expect(courtClocks(liquidation(), { ...creditor, owedCents: 0 })).toEqual([]);
    expect(courtClocks(liquidation(), { ...creditor, owedCents: -500 })).toEqual([]);
  });

  test("goods only where title may be reserved, provisionally while nobody knows", () => {
    const goods = (retentionOfTitle: boolean | null) =>
      courtClocks(liquidation(), { ...creditor, retentionOfTitle }).find(
        ({ lostIfMissed }) => lostIfMissed === "goods",
      );
    expect(goods(false)).toBeUndefined();
    expect(goods(null)).toMatchObject({ provisional: true, atStakeCents: 100_000 });
    expect(goods(true)).toMatchObject({ provisional: false });
  });

  test("before the publication a claim to prepare, without a day", () => {
    const [clock, ...more] = courtClocks(liquidation({ publishedDay: null }), creditor);
    expect(more).toEqual([]);
    expect(clock).toMatchObject({
      key: "claim_prepare:A1",
      dueDay: null,
      shownDay: null,
      lostIfMissed: "claim",
    });
    expect(clock?.remindOnDays.map(formatIsoDate)).toEqual(["2026-04-07", "2026-04-20", "2026-05-04"]);
  });

  test("nobody is reminded of the relief while the claim is in time", () => {
    const [claim, , relief] = courtClocks(liquidation(), creditor);
    expect(relief?.kind).toBe("relief_from_foreclosure");
    expect(Math.min(...(relief?.remindOnDays ?? []))).toBeGreaterThan(claim?.dueDay ?? 0);
    expect(relief?.remindOnDays.length).toBeGreaterThan(0);
  });
});

test("whatever the day and the creditor: days are worked, shown ten days before at least, the law's months never cut by more than the relief's weekend", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: day("2015-01-01"), max: day("2060-12-31") }),
      fc.record({
        owedCents: fc.integer({ min: 1, max: 1_000_000_000 }),
        retentionOfTitle: fc.constantFrom(true, false, null),
        creditorOutsideMainland: fc.boolean(),
      }),
      fc.constantFrom(null, "", "Tribunal de commerce de Lyon", "Tribunal mixte de commerce de Cayenne"),
      (publishedDay, anyCreditor, court) => {
        const clocks = courtClocks(liquidation({ publishedDay, court }), anyCreditor);
        expect(clocks.length).toBe(anyCreditor.retentionOfTitle === false ? 2 : 3);
        for (const { dueDay, shownDay, remindOnDays, startDay } of clocks) {
          const due = dueDay ?? Number.NaN;
          const shown = shownDay ?? Number.NaN;
          expect(isWorkingDay(due) && isWorkingDay(shown)).toBe(true);
          expect(shown).toBeLessThanOrEqual(due - 10);
          expect(due).toBeGreaterThanOrEqual(addMonths(publishedDay, 2));
          expect(remindOnDays).toEqual([...new Set(remindOnDays)].sort((a, b) => a - b));
          expect(remindOnDays.every((on) => on >= startDay && on <= due && isWorkingDay(on))).toBe(true);
        }
      },
    ),
    { numRuns: 200 },
  );
});
