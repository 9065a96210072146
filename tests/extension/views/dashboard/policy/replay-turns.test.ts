// @vitest-environment node
import { expect, it } from "vitest";
import { endedBadly, turnOf, turnRows } from "#extension/views/dashboard/policy/replay-turns.ts";
import type { PolicyPreviewResult } from "#shared/contract/policy.ts";

it.each([
  ["within_limit", "ask", "stopped"],
  ["within_tolerance", "blocked", "stopped"],
  ["ask", "blocked", "stricter"],
  ["blocked", "ask", "looser"],
  ["ask", "within_limit", "freed"],
  ["unknown", "ask", "stillStopped"],
  ["within_limit", "within_tolerance", "stillPassing"],
] as const)("%s before and %s after: %s", (before, after, turn) => {
  expect(turnOf(before, after)).toBe(turn);
});

const cells: PolicyPreviewResult["replay"]["cells"] = [
  {
    before: "within_limit",
    after: "within_limit",
    outcome: "paid_on_time",
    documents: 90,
    amountCents: 9_000,
  },
  { before: "within_limit", after: "ask", outcome: "late_over_60", documents: 3, amountCents: 300 },
  { before: "within_tolerance", after: "ask", outcome: "paid_late", documents: 2, amountCents: 200 },
  { before: "within_limit", after: "blocked", outcome: "open", documents: 1, amountCents: 100 },
  { before: "ask", after: "within_limit", outcome: "late_over_30", documents: 1, amountCents: 50 },
];

it("gathers documents by what changes for them, the telling ones first", () => {
  expect(turnRows(cells).map(({ turn, documents, amountCents }) => [turn, documents, amountCents])).toEqual([
    ["stopped", 6, 600],
    ["freed", 1, 50],
    ["stillPassing", 90, 9_000],
  ]);
});

it("counts bad ends among those that have ended", () => {
  const [stopped] = turnRows(cells);
  expect(stopped && endedBadly(stopped)).toEqual({ bad: 3, ended: 5 });
});
