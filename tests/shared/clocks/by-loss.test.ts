import { expect, test } from "vitest";
import { byLoss } from "#shared/clocks/by-loss.ts";
import type { Clock } from "#shared/clocks/clock.ts";
import { day } from "../credit/a-ledger.ts";

const asOf = day("2026-11-25");

const clock = (
  key: string,
  shownIn: number | null,
  dueIn: number | null,
  atStakeCents: number | null,
  lostIfMissed: Clock["lostIfMissed"] = "claim",
) => ({
  ...{ key, startDay: asOf - 30, atStakeCents, lostIfMissed },
  shownDay: shownIn === null ? null : asOf + shownIn,
  dueDay: dueIn === null ? null : asOf + dueIn,
});

test("what can be lost from today on comes first, then this week, missed, this month, later", () => {
  const clocks = [
    clock("later", 40, 50, 900_000),
    clock("month", 20, 30, 800_000),
    clock("missed", -20, -1, 700_000),
    clock("week", 7, 17, 600_000),
    clock("watch publication", null, null, 500_000),
    clock("last day", -10, 0, 100),
  ];
  expect(clocks.sort(byLoss(asOf)).map(({ key }) => key)).toEqual([
    "last day",
    "week",
    "watch publication",
    "missed",
    "month",
    "later",
  ]);
});

test("of the same urgency the largest amount, unknown ones last; then what is gone for good; then the earlier day", () => {
  const clocks = [
    clock("unknown", -1, 5, null),
    clock("cover", -1, 5, 1_000, "cover"),
    clock("goods", -1, 5, 1_000, "goods"),
    clock("claim, later", -1, 9, 1_000),
    clock("claim", -2, 8, 1_000),
    clock("large cover", -1, 5, 2_000, "cover"),
  ];
  expect(clocks.sort(byLoss(asOf)).map(({ key }) => key)).toEqual([
    "large cover",
    "claim",
    "claim, later",
    "goods",
    "cover",
    "unknown",
  ]);
});
