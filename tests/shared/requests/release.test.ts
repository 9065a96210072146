import { describe, expect, test } from "vitest";
import type { FailedCheck } from "#shared/credit/order/order-check.ts";
import { financedOf, isCovered } from "#shared/requests/grant.ts";
import { type Release, releaseFor, type SoughtDocument, standingOf } from "#shared/requests/release.ts";
import { verdictWithRelease } from "#shared/requests/verdict-with-release.ts";

const TODAY = 20_000;
const document = {
  site: "odoo",
  origin: "https://erp.example.test",
  tenant: "prod",
  kind: "quote",
  externalId: "42",
};
const release: Release = {
  id: "r1",
  customerId: "aube",
  document,
  documentNumber: "S00042",
  currency: "EUR",
  amountCents: 15_000_00,
  basis: "financed",
  depositCents: 5_520_00,
  until: TODAY + 3,
  conditionMetOn: null,
  knownBlocks: [],
  endedOn: null,
};
const sought: SoughtDocument = { customerId: "aube", document, documentNumber: "S00042", currency: "EUR" };
const over: FailedCheck = { code: "over_limit", severity: "ask", params: {} };
const block: FailedCheck = { code: "lack_of_funds", severity: "block", params: {} };

const verdict = (change: Partial<Release> = {}, amountCents = 18_400_00, failed = [over], where = sought) =>
  verdictWithRelease(
    { verdict: failed.length === 0 ? "within_limit" : failed.includes(block) ? "blocked" : "ask", failed },
    releaseFor([{ ...release, ...change }], where, TODAY),
    amountCents,
    TODAY,
  );

describe("a release", () => {
  test("of 15 000 € financed covers 18 400 € with a deposit of 5 520 €: 12 880 € are financed", () => {
    const grant = { kind: "order_release", ...release, terms: null } as const;
    expect(financedOf(grant, 18_400_00)).toBe(12_880_00);
    expect(isCovered(grant, 18_400_00)).toBe(true);
    expect(isCovered(grant, 20_520_01)).toBe(false);
    expect(financedOf({ ...grant, basis: "gross" }, 15_000_00)).toBe(9_480_00);
  });

  test.each([
    ["waits for its deposit", verdict(), "ask", "pending"],
    ["then holds", verdict({ conditionMetOn: TODAY }), "within_limit", "granted"],
    [
      "holds without a condition",
      verdict({ depositCents: 0, amountCents: 18_400_00 }),
      "within_limit",
      "granted",
    ],
    ["holds on its last day", verdict({ conditionMetOn: TODAY, until: TODAY }), "within_limit", "granted"],
    ["is over the day after", verdict({ conditionMetOn: TODAY, until: TODAY - 1 }), "ask", "expired"],
    ["does not cover what has grown", verdict({ conditionMetOn: TODAY }, 25_000_00), "ask", "over_cap"],
    [
      "is suspended by a hard rule",
      verdict({ conditionMetOn: TODAY }, 18_400_00, [over, block]),
      "blocked",
      "suspended",
    ],
    [
      "is not by one that who granted it knew",
      verdict({ conditionMetOn: TODAY, knownBlocks: ["lack_of_funds"] }, 18_400_00, [block]),
      "within_limit",
      "granted",
    ],
  ] as const)("%s", (_, found, expected, effect) => {
    expect([found.verdict, found.effect?.kind]).toEqual([expected, effect]);
  });

  test("says nothing once it was ended, or where nothing is wrong", () => {
    expect(verdict({ endedOn: TODAY })).toEqual({ verdict: "ask", effect: null });
    expect(verdict({}, 18_400_00, [])).toEqual({ verdict: "within_limit", effect: null });
  });

  test.each([
    ["another record", { ...sought, document: { ...document, externalId: "43" } }],
    ["another database", { ...sought, document: { ...document, tenant: "test" } }],
    ["another address", { ...sought, document: { ...document, origin: "https://evil.example.test" } }],
    ["a number typed by hand", { ...sought, document: null, documentNumber: "s-00042" }],
  ])("may apply where only the number is the same: %s", (_, where) => {
    expect(verdict({ conditionMetOn: TODAY }, 18_400_00, [over], where)).toEqual({
      verdict: "ask",
      effect: { kind: "may_apply" },
    });
  });

  test.each([
    ["another customer", { ...sought, customerId: "brume" }],
    ["another currency", { ...sought, currency: "CHF" }],
    ["another number on another page", { ...sought, document: null, documentNumber: "S00043" }],
    ["no number at all", { ...sought, document: null, documentNumber: "" }],
  ])("is nothing to %s", (_, where) => {
    expect(releaseFor([release], where, TODAY)).toBeNull();
  });

  test("of several the one that still holds counts", () => {
    const old = { ...release, id: "r0", until: TODAY - 5 };
    const ended = { ...release, id: "r2", until: TODAY + 9, endedOn: TODAY };
    expect(releaseFor([old, ended, release], sought, TODAY)?.release.id).toBe("r1");
  });

  test("frees itself when the rule that suspended it is gone", () => {
    const held = { ...release, conditionMetOn: TODAY };
    expect(standingOf(held, [block], TODAY)).toEqual({ state: "suspended", codes: ["lack_of_funds"] });
    expect(standingOf(held, [over], TODAY)).toEqual({ state: "active" });
  });
});
