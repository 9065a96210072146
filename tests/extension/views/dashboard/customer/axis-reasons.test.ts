import { expect, it } from "vitest";
import { axisReasons } from "#extension/views/dashboard/customer/axis-reasons.ts";
import type { Reason } from "#shared/credit/assessment.ts";

const reason = (code: string, axis: Reason["axis"], centipoints: number): Reason => ({
  code,
  axis,
  centipoints,
  params: {},
});

it("gives the three that moved an axis most, without the starting point and rules of the class", () => {
  const reasons = [
    reason("base_points", "pays", 10_000),
    reason("trend_worse", "pays", -200),
    reason("payment_index", "pays", -1_100),
    reason("partial_payments", "pays", -100),
    reason("oldest_overdue", "pays", -900),
    reason("accounts_equity_ratio", "lasts", 400),
    reason("ledger_only_cap", "rule", 0),
  ];
  expect(axisReasons(reasons, "pays").map(({ code }) => code)).toEqual([
    "payment_index",
    "oldest_overdue",
    "trend_worse",
  ]);
  expect(axisReasons(reasons, "lasts").map(({ code }) => code)).toEqual(["accounts_equity_ratio"]);
});
