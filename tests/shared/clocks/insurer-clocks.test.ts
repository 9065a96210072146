import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cover } from "#shared/clocks/insured-items.ts";
import { type ClockWarning, type InsurerFacts, insurerClocks } from "#shared/clocks/insurer-clocks.ts";
import { INSURER_PRESETS, type InsurerPolicy } from "#shared/clocks/insurer-policy.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { day, entry, invoice } from "../credit/a-ledger.ts";
import { asOf as anyAsOf, anyLedger } from "../credit/any-ledger.ts";
import { derived, liquidation } from "./an-event.ts";

const asOf = day("2026-11-25");
const policy: InsurerPolicy = {
  ...{ id: "ins", name: "Insurer", insuredSharePercent: 90, reportAdverseDays: 10 },
  ...{ reportOverdueAfterDays: 60, maximumExtensionDays: 45, stopOfCoverDays: 60 },
  discretionaryLimitCents: null,
};
const cover: Cover = { limitCents: 1_000_000, withdrawnOn: null, expiresOn: null };

const facts = (more: Partial<InsurerFacts> = {}): InsurerFacts => ({
  ...{ policy, cover, accounts: [], warnings: [], events: [], asOf },
  ...more,
});

const warning = (more: Partial<ClockWarning> = {}): ClockWarning => ({
  ...{ id: "w1", code: "delay_request", seenOn: day("2026-11-19"), confirmedOn: null, expiresOn: null },
  ...more,
});

const overdue = [
  invoice("OLD", day("2026-08-31"), 400_000),
  invoice("NEW", day("2026-10-01"), 200_000),
  invoice("FUTURE", day("2026-11-10"), 800_000),
];

describe("adverse news", () => {
  test("run ten calendar days from when the rep heard them, shown on the working day before, provisionally", () => {
    const [clock] = insurerClocks(facts({ warnings: [warning()] }));
    expect(clock).toMatchObject({ key: "insurer_report_adverse:w1", provisional: true, insurerId: "ins" });
    // 29 November 2026 is a Sunday: the duty ends on it all the same.
    expect(isoDateOrNull(clock?.dueDay ?? null)).toBe("2026-11-29");
    expect(isoDateOrNull(clock?.shownDay ?? null)).toBe("2026-11-27");
  });

  test.each<[string, Partial<ClockWarning>, boolean[]]>([
    [
      "confirmed by the analyst: no longer provisional, from the same day",
      { confirmedOn: day("2026-11-23") },
      [false],
    ],
    ["kept by the analyst", { duty: "kept" }, [false]],
    ["dismissed by the analyst", { duty: "dismissed", confirmedOn: day("2026-11-23") }, []],
    ["rejected", { closedOn: day("2026-11-24") }, []],
    ["rejected from tomorrow on", { closedOn: day("2026-11-26") }, [true]],
    ["lapsed without anybody's judgment", { expiresOn: asOf }, []],
    ["lapsed after it was confirmed", { expiresOn: asOf, confirmedOn: day("2026-11-23") }, [false]],
    ["not yet seen", { seenOn: asOf + 1 }, []],
    ["no news about paying", { code: "stock_pile" }, []],
    ["what the insurer said itself", { code: "insurer_warning" }, []],
  ])("%s", (_, more, provisional) => {
    const clocks = insurerClocks(facts({ warnings: [warning(more)] }));
    expect(clocks.map((clock) => clock.provisional)).toEqual(provisional);
    expect(clocks.every(({ startDay }) => startDay === day("2026-11-19"))).toBe(true);
  });

  test("of an opening judgment run from when it was known, or published", () => {
    const starts = (more: Parameters<typeof liquidation>[0]) =>
      insurerClocks(facts({ events: [liquidation(more)] })).map(({ startDay }) => isoDateOrNull(startDay));
    expect(starts({})).toEqual(["2026-03-31"]);
    expect(starts({ knownDay: day("2026-03-25") })).toEqual(["2026-03-25"]);
    expect(starts({ publishedDay: null })).toEqual(["2026-03-20"]);
    expect(starts({ revokedRevision: 3 })).toEqual([]);
    expect(starts({ kind: "plan_adopted" })).toEqual([]);
  });

  test("nothing is asked by a policy that is silent about them", () => {
    const silent = { ...policy, reportAdverseDays: null };
    expect(insurerClocks(facts({ policy: silent, warnings: [warning()] }))).toEqual([]);
  });
});

describe("an overdue", () => {
  test("runs from the oldest due date: report, extension, stop of cover", () => {
    const clocks = insurerClocks(facts({ accounts: derived(overdue, asOf) }));
    expect(
      clocks.map(({ key, dueDay, shownDay }) => [key, isoDateOrNull(dueDay), isoDateOrNull(shownDay)]),
    ).toEqual([
      ["insurer_report_overdue:OLD", "2026-11-29", "2026-11-27"],
      ["insurer_maximum_extension:OLD", "2026-11-14", "2026-11-13"],
      ["insurer_stop_of_cover:OLD", "2026-11-28", "2026-11-27"],
    ]);
  });

  test("at stake is the insured share of what is open up to the limit; of new deliveries the limit's", () => {
    const clocks = insurerClocks(facts({ accounts: derived(overdue, asOf) }));
    expect(clocks.map(({ atStakeCents }) => atStakeCents)).toEqual([900_000, 900_000, 900_000]);
    const more = { ...cover, limitCents: 2_000_000 };
    const wider = insurerClocks(facts({ accounts: derived(overdue, asOf), cover: more }));
    expect(wider.map(({ atStakeCents }) => atStakeCents)).toEqual([1_260_000, 1_260_000, 1_800_000]);
  });

  test("that is contested, or not overdue yet, gives none", () => {
    const contested = derived(overdue, asOf).map((account) => ({
      ...account,
      items: account.items.map((item) => ({ ...item, disputedCents: item.openCents })),
    }));
    expect(insurerClocks(facts({ accounts: contested }))).toEqual([]);
    expect(insurerClocks(facts({ accounts: derived([invoice("N", asOf - 30, 5_000)], asOf) }))).toEqual([]);
  });

  test("is none while a bill runs in its place", () => {
    const running = entry({
      ...{ id: "BILL", kind: "bill_accepted", subledger: "bill", day: asOf - 40, amountCents: 90_000 },
      dueDay: asOf - 3,
    });
    expect(insurerClocks(facts({ accounts: derived([running], asOf) }))).toEqual([]);
  });

  test("on assumed terms is provisional", () => {
    const [account] = derived(overdue, asOf);
    const items = account?.items.map((item) => ({ ...item, dueAssumed: true })) ?? [];
    const clocks = insurerClocks(facts({ accounts: account ? [{ ...account, items }] : [] }));
    expect(clocks.map(({ provisional }) => provisional)).toEqual([true, true, true]);
  });

  test("delivered after the limit was withdrawn is not insured; what was before stays so, and new cover cannot be lost", () => {
    const withdrawn = { ...cover, withdrawnOn: day("2026-09-01") };
    const clocks = insurerClocks(facts({ accounts: derived(overdue, asOf), cover: withdrawn }));
    expect(clocks.map(({ kind, atStakeCents }) => [kind, atStakeCents])).toEqual([
      ["insurer_report_overdue", 360_000],
      ["insurer_maximum_extension", 360_000],
    ]);
    const before = { ...cover, withdrawnOn: day("2026-08-31") };
    expect(
      insurerClocks(facts({ accounts: derived(overdue, asOf), cover: before, warnings: [warning()] })),
    ).toEqual([]);
  });

  test("nothing is asked of who is not insured; a discretionary limit insures", () => {
    const none = { ...cover, limitCents: null };
    const accounts = derived(overdue, asOf);
    expect(insurerClocks(facts({ accounts, cover: none }))).toEqual([]);
    const small = { ...policy, discretionaryLimitCents: 100_000 };
    const [clock] = insurerClocks(facts({ accounts, cover: none, policy: small }));
    expect(clock?.atStakeCents).toBe(90_000);
  });
});

const codes = Object.keys(WARNING_SIGNALS) as WarningCode[];

test("whatever the policy and the ledger: shown never after due, due exactly so many calendar days after the start", () => {
  const anyDays = fc.option(fc.integer({ min: 1, max: 120 }));
  fc.assert(
    fc.property(
      anyLedger,
      fc.tuple(anyDays, anyDays, anyDays, anyDays),
      fc.array(fc.record({ code: fc.constantFrom(...codes), ago: fc.nat({ max: 60 }) }), { maxLength: 4 }),
      (entries, [adverse, report, extension, stop], seen) => {
        const any = {
          ...{ ...policy, reportAdverseDays: adverse, reportOverdueAfterDays: report },
          ...{ maximumExtensionDays: extension, stopOfCoverDays: stop },
        };
        const warnings = seen.map(({ code, ago }, at) =>
          warning({ id: `w${at}`, code, seenOn: anyAsOf - ago }),
        );
        const clocks = insurerClocks(
          facts({ policy: any, accounts: derived(entries, anyAsOf), warnings, asOf: anyAsOf }),
        );
        for (const { kind, startDay, dueDay, shownDay, remindOnDays } of clocks) {
          const due = dueDay ?? Number.NaN;
          expect(shownDay).toBeLessThanOrEqual(due);
          expect(shownDay).toBeGreaterThanOrEqual(startDay);
          expect(remindOnDays.every((on) => on >= startDay && on <= due)).toBe(true);
          if (kind === "insurer_report_adverse") expect(due - startDay).toBe(adverse);
        }
        expect(new Set(clocks.map(({ key }) => key)).size).toBe(clocks.length);
      },
    ),
    { numRuns: 200 },
  );
});

test("presets start from what insurers publish", () => {
  expect(
    INSURER_PRESETS.map(({ id, reportAdverseDays, reportOverdueAfterDays, stopOfCoverDays }) => [
      id,
      reportAdverseDays,
      reportOverdueAfterDays,
      stopOfCoverDays,
    ]),
  ).toEqual([
    ["coface", 10, null, null],
    ["atradius", null, 90, 60],
    ["allianz_trade", null, 60, null],
  ]);
});
