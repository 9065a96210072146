// @vitest-environment node
import { describe, expect, it } from "vitest";
import { deadlineGroups, urgencyOf } from "#extension/views/dashboard/clocks/deadline-groups.ts";
import { byLoss } from "#shared/clocks/by-loss.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import { aDeadline } from "./a-deadline.ts";

const TODAY = "2026-11-25";

describe("how soon a deadline is", () => {
  it.each([
    ["2026-11-20", "2026-11-24", "missed"],
    ["2026-11-20", "2026-11-25", "now"],
    ["2026-11-25", "2026-12-05", "now"],
    ["2026-11-26", "2026-12-06", "week"],
    ["2026-12-02", "2026-12-12", "week"],
    ["2026-12-03", "2026-12-13", "month"],
    ["2026-12-25", "2027-01-04", "month"],
    ["2026-12-26", "2027-01-05", "later"],
  ])("done by %s, last day %s: %s", (shownOn, dueOn, urgency) => {
    expect(urgencyOf({ shownOn, dueOn }, TODAY)).toBe(urgency);
  });

  it("waits while nothing is published", () => {
    expect(urgencyOf({ shownOn: null, dueOn: null }, TODAY)).toBe("waiting");
  });
});

describe("groups", () => {
  it("keep the server's order inside, and leave out the empty ones", () => {
    const rows = [
      aDeadline(1, { shownOn: "2026-11-20", dueOn: "2026-12-01" }),
      aDeadline(2, { shownOn: null, dueOn: null }),
      aDeadline(3, { shownOn: "2026-11-24", dueOn: "2026-12-04" }),
    ];
    expect(
      deadlineGroups(rows, TODAY).map(({ urgency, deadlines }) => [urgency, deadlines.map(({ id }) => id)]),
    ).toEqual([
      ["now", [rows[0]?.id, rows[2]?.id]],
      ["waiting", [rows[1]?.id]],
    ]);
  });

  it("follow one another as the domain sorts", () => {
    const dayOf = (isoDate: string | null): number | null => {
      if (isoDate === null) return null;
      const read = parseIsoDate(isoDate);
      return read.ok ? read.value : null;
    };
    const days: [string, string][] = [
      ["2026-11-24", "2026-12-04"],
      ["2026-11-30", "2026-12-10"],
      ["2026-11-10", "2026-11-20"],
      ["2026-12-10", "2026-12-20"],
      ["2027-02-10", "2027-02-20"],
    ];
    const clocks = days.map(([shownOn, dueOn], key) => ({
      ...{ key: String(key), startDay: 0, atStakeCents: 1, lostIfMissed: "claim" as const },
      ...{ shownDay: dayOf(shownOn), dueDay: dayOf(dueOn), shownOn, dueOn },
    }));
    const sorted = clocks.toSorted(byLoss(dayOf(TODAY) ?? 0));
    expect(sorted.map((clock) => urgencyOf(clock, TODAY))).toEqual([
      "now",
      "week",
      "missed",
      "month",
      "later",
    ]);
  });
});
