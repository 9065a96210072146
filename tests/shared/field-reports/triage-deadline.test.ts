import { expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { triageDeadline } from "#shared/field-reports/triage-deadline.ts";
import { day } from "../credit/a-ledger.ts";

test("what comes in on Thursday at noon is judged by Friday noon, on Friday at noon by Monday noon", () => {
  const noon = 12 * 60;
  const due = (date: string, minute = noon) => triageDeadline({ day: day(date), minute }, DefaultPolicy).due;
  expect(due("2026-11-26")).toEqual({ day: day("2026-11-27"), minute: noon });
  expect(due("2026-11-27")).toEqual({ day: day("2026-11-30"), minute: noon });
  expect(due("2026-11-28")).toEqual({ day: day("2026-11-30"), minute: 17 * 60 });
  const { remind } = triageDeadline({ day: day("2026-11-26"), minute: noon }, DefaultPolicy);
  expect(remind).toEqual({ day: day("2026-11-27"), minute: 10 * 60 });
});
