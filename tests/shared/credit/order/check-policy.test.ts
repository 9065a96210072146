import { describe, expect, it } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { checkPolicyOf, parseCheckPolicy } from "#shared/credit/order/check-policy.ts";

const policy = {
  ...DefaultPolicy,
  version: 7,
  behaviour: { ...DefaultPolicy.behaviour, graceDays: 3, yearWeeks: 40 },
  limit: { ...DefaultPolicy.limit, openingCents: 999 },
  order: { ...DefaultPolicy.order, staleAfterWorkingDays: 9 },
};

describe("the part of a policy that checks read", () => {
  it("comes back with what was sent, and tells nothing else of the policy", () => {
    const sent = JSON.stringify(checkPolicyOf(policy));
    expect(sent).not.toContain("999");
    expect(sent).not.toContain("matrixCents");
    expect(parseCheckPolicy(JSON.parse(sent))).toMatchObject({
      ok: true,
      value: { version: 7, order: policy.order, behaviour: { graceDays: 3 } },
    });
  });

  it.each([
    ["another schema", { ...checkPolicyOf(policy), schemaVersion: 99 }, "schemaVersion"],
    ["a missing number", { ...checkPolicyOf(policy), order: {} }, "order.staleAfterWorkingDays"],
    ["a wrong number", { ...checkPolicyOf(policy), behaviour: { graceDays: -1 } }, "behaviour.graceDays"],
  ])("is refused with %s", (_, data, path) => {
    expect(parseCheckPolicy(data)).toMatchObject({ ok: false, error: { path } });
  });

  it("is all that a check reads", () => {
    const read = new Set<string>();
    const watched = (part: object, path: string): object =>
      new Proxy(part, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name);
          const at = path === "" ? String(name) : `${path}.${String(name)}`;
          if (typeof value === "object" && value !== null && !path.startsWith("order"))
            return watched(value, at);
          read.add(at);
          return value;
        },
      });
    checkOrder({
      assessment: {
        asOf: 20_000,
        riskClass: "B",
        marks: [],
        limitInForce: { kind: "approved", amountCents: 1_000_00, until: null, expired: false },
        exposure: {
          ...{ totalCents: 999_00, openItemsCents: 999_00, billsCents: 0, toInvoiceCents: 0 },
          ...{ ordersCents: 0, depositsCents: 0, unappliedCents: 0 },
        },
        overdueCents: 0,
        overdueAssumed: false,
        oldestOverdueDays: 0,
        ledgerDay: 20_000,
        reasons: [],
        terms: { kind: "eom_a", days: 30, assumed: false },
      },
      order: { amountCents: 10_00, documentNumber: "S1", terms: { kind: "eom_a", days: 45 } },
      policy: watched(policy, "") as typeof policy,
      asOf: 20_000,
    });
    const known = ["behaviour.graceDays", "limit.endOfMonthExtraDays"];
    expect([...read].filter((path) => !path.startsWith("order.") && !known.includes(path))).toEqual([]);
    expect(read).toContain("behaviour.graceDays");
  });
});
