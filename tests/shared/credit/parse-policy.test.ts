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
      "a negative number",
      (policy: ReturnType<typeof stored>) => (policy.limit.openingCents = -1),
      "limit.openingCents",
      "out_of_range",
    ],
    [
      "a ceiling below 0",
      (policy: ReturnType<typeof stored>) => (policy.authority.matrixCents.rep.A = -1),
      "authority.matrixCents.rep.A",
      "out_of_range",
    ],
    [
      "a ceiling for class E",
      (policy: ReturnType<typeof stored>) => (policy.authority.matrixCents.admin.E = null),
      "authority.matrixCents.admin.E",
      "unknown",
    ],
    [
      "a divisor of 0",
      (policy: ReturnType<typeof stored>) => (policy.behaviour.halfLifeWeeks = 0),
      "behaviour.halfLifeWeeks",
      "out_of_range",
    ],
    [
      "a newer schema",
      (policy: ReturnType<typeof stored>) => (policy.schemaVersion = 5),
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

describe("a policy stored under an older schema", () => {
  const older = () => {
    const policy = stored();
    policy.schemaVersion = 1;
    policy.overdue.balanceReceiptDays = 14;
    return policy;
  };

  test("keeps what the organization decided, loses what means nothing any more", () => {
    const policy = older();
    policy.version = 4;
    policy.limit.openingCents = 77_700;
    expect(parsePolicy(policy)).toEqual({
      ok: true,
      value: { ...DefaultPolicy, version: 4, limit: { ...DefaultPolicy.limit, openingCents: 77_700 } },
    });
    expect(policy.schemaVersion).toBe(1);
  });

  test("of before there was a matrix gets the default authority, and is assessed by as before", () => {
    const policy = stored();
    policy.schemaVersion = 2;
    delete policy.authority;
    policy.limit.openingCents = 77_700;
    expect(parsePolicy(policy)).toEqual({
      ok: true,
      value: { ...DefaultPolicy, limit: { ...DefaultPolicy.limit, openingCents: 77_700 } },
    });
  });

  test("takes from the default what it did not have yet", () => {
    const policy = older();
    delete policy.order;
    delete policy.limit.needPercent.C;
    expect(parsePolicy(policy)).toEqual({ ok: true, value: DefaultPolicy });
  });

  test("is refused where it is wrong", () => {
    const policy = older();
    policy.score.luck = 1;
    expect(parsePolicy(policy)).toEqual({ ok: false, error: { path: "score.luck", problem: "unknown" } });
  });
});
