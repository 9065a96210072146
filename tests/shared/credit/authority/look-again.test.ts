import * as fc from "fast-check";
import { expect, test } from "vitest";
import { lookAgain, type Seen } from "#shared/credit/authority/look-again.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";

const seen = (part: Partial<Seen> = {}): Seen => ({
  riskClass: "B",
  hardRules: ["overdue_caps"],
  exposureCents: 1_500_000,
  amountCents: 800_000,
  ...part,
});
const reasons = (now: Partial<Seen>, before: Partial<Seen> = {}) =>
  lookAgain(seen(before), seen(now), DefaultPolicy);

test("what was seen still holds while nothing got worse", () => {
  expect(reasons({})).toEqual([]);
  expect(reasons({ riskClass: "A", hardRules: [], exposureCents: 0, amountCents: 1 })).toEqual([]);
});

test("exposure or amount counts as grown by 10 % and 1 000 € together, never by one of them", () => {
  expect(reasons({ exposureCents: 1_650_000 })).toEqual(["exposure_grown"]);
  expect(reasons({ exposureCents: 1_649_999 })).toEqual([]);
  expect(reasons({ amountCents: 899_999 })).toEqual([]);
  expect(reasons({ amountCents: 900_000 })).toEqual(["amount_grown"]);
  expect(reasons({ exposureCents: -500_000 + 100_000 }, { exposureCents: -500_000 })).toEqual([
    "exposure_grown",
  ]);
  const now = { amountCents: 1_000_000_000_000_000 };
  expect(reasons(now, { amountCents: 909_090_909_090_909 })).toEqual(["amount_grown"]);
  expect(reasons(now, { amountCents: 909_090_909_090_910 })).toEqual([]);
});

test("a worse class and a hard rule that was not there are looked at again; one that was seen is not", () => {
  expect(reasons({ riskClass: "C" })).toEqual(["class_worse"]);
  expect(reasons({ riskClass: "NR" })).toEqual(["class_worse"]);
  expect(reasons({ riskClass: "D" }, { riskClass: "NR" })).toEqual(["class_worse"]);
  expect(reasons({ riskClass: "C" }, { riskClass: "NR" })).toEqual([]);
  expect(reasons({ riskClass: "E", hardRules: ["overdue_caps", "in_procedure"] })).toEqual([
    "class_worse",
    "hard_rule",
  ]);
});

test("nobody has to look again at what they just saw, and never less often when more has grown", () => {
  const cents = fc.integer({ min: -10_000_000, max: 1_000_000_000_000_000 });
  fc.assert(
    fc.property(cents, cents, fc.nat(10_000_000), (before, now, more) => {
      const one = reasons({ exposureCents: now }, { exposureCents: before });
      const other = reasons({ exposureCents: now + more }, { exposureCents: before });
      expect(reasons({ amountCents: now }, { amountCents: now })).toEqual([]);
      expect(other).toEqual(expect.arrayContaining(one));
    }),
    { numRuns: 200 },
  );
});
