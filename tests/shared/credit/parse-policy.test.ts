import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";

const stored = () => JSON.parse(JSON.stringify(DefaultPolicy));

describe("a stored policy", () => {
  test("comes back as it was", () => {
    expect(parsePolicy(stored())).toEqual({ ok: true, value: DefaultPolicy });
    expect(parsePolicy({ ...stored(), version: 7 })).toMatchObject({ ok: true, value: { version: 7 } });
  });

  test("may set a ceiling and another table", () => {
    const policy = stored();
    policy.limit.ceilingCents = 10_000_000;
    policy.score.oldestOverdueMalus = [
      [0, 0],
      [30, 700],
    ];
    expect(parsePolicy(policy).ok).toBe(true);
  });

  test.each([
    [
      "a missing number",
      (policy: ReturnType<typeof stored>) => delete policy.limit.needPercent.A,
      "limit.needPercent.A",
      "missing",
    ],
    [
      "text for a number",
      (policy: ReturnType<typeof stored>) => (policy.overdue.floorCents = "15000"),
      "overdue.floorCents",
      "not_a_number",
    ],
    [
      "a fraction",
      (policy: ReturnType<typeof stored>) => (policy.order.staleAfterWorkingDays = 2.5),
      "order.staleAfterWorkingDays",
      "not_a_number",
    ],
    [
      "nothing where a number must be",
      (policy: ReturnType<typeof stored>) => (policy.limit.openingCents = null),
      "limit.openingCents",
      "not_a_number",
    ],
    [
      "a field that does not exist",
      (policy: ReturnType<typeof stored>) => (policy.score.luck = 1),
      "score.luck",
      "unknown",
    ],
    [
      "a table that goes back",
      (policy: ReturnType<typeof stored>) => policy.behaviour.indexAnchors.reverse(),
      "behaviour.indexAnchors.1",
      "not_ascending",
    ],
    [
      "a mode that does not exist",
      (policy: ReturnType<typeof stored>) => (policy.limit.insurerMode = "trust"),
      "limit.insurerMode",
      "not_allowed",
    ],
    [
      "another schema",
      (policy: ReturnType<typeof stored>) => (policy.schemaVersion = 2),
      "schemaVersion",
      "not_allowed",
    ],
  ])("with %s is refused", (_what, change, path, problem) => {
    const policy = stored();
    change(policy);
    expect(parsePolicy(policy)).toEqual({ ok: false, error: { path, problem } });
  });

  test.each([null, undefined, [], "policy", 5])("%j is none", (data) => {
    expect(parsePolicy(data).ok).toBe(false);
  });
});
