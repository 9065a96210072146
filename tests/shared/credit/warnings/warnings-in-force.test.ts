import { describe, expect, test } from "vitest";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { WarningFact } from "#shared/credit/warnings/warning-fact.ts";
import { WARNING_SIGNALS } from "#shared/credit/warnings/warning-signals.ts";
import { warningsInForce, weightPpm } from "#shared/credit/warnings/warnings-in-force.ts";
import { day } from "../a-ledger.ts";
import { warning } from "./a-warning.ts";

const asOf = day("2026-11-25");
const inForce = (warnings: WarningFact[], on = asOf, knownAt = 9) =>
  warningsInForce(warnings, on, knownAt, DefaultPolicy);
const malus = (warnings: WarningFact[], on = asOf) =>
  inForce(warnings, on).effects.reduce((sum, { reason }) => sum + reason.centipoints, 0);

const repeated = warning({ id: "w1", seenOn: asOf - 30 });
const once = warning({
  id: "w2",
  code: "delay_request",
  severity: 2,
  confidencePercent: 60,
  seenOn: asOf - 10,
});

describe("malus of field warnings", () => {
  test("T-501: weights of 0.2540 and 0.0802 take 7.85 points together", () => {
    const weights = [repeated, once].map((each) => Math.round(weightPpm(each, asOf, DefaultPolicy) / 100));
    expect(weights).toEqual([2_540, 802]);
    expect(malus([repeated, once])).toBe(-785);
    expect(malus([once, repeated])).toBe(-785);
  });

  test("T-502: half of it is left after the half-life, a quarter after two", () => {
    const at = (age: number) => weightPpm(warning({ id: "w", seenOn: asOf - age }), asOf, DefaultPolicy);
    expect([0, 45, 90, 180].map((age) => Math.round((at(age) * 10_000) / at(0)))).toEqual([
      10_000, 7_071, 5_000, 2_500,
    ]);
  });

  test("each takes what it adds to the graver ones, and names the warning and its end", () => {
    const effects = inForce([once, repeated]).effects.map(({ reason }) => reason);
    expect(effects).toEqual([
      {
        code: "field_warning",
        axis: "rule",
        centipoints: -635,
        params: {
          signal: "delay_repeat",
          severity: 4,
          seenDay: asOf - 30,
          untilDay: asOf + 240,
          warningId: "w1",
        },
      },
      expect.objectContaining({
        centipoints: -150,
        params: expect.objectContaining({ warningId: "w2", untilDay: asOf + 170 }),
      }),
    ]);
  });

  test("ten copies of one rumour never take more than 25 points", () => {
    const copies = Array.from({ length: 50 }, (_, index) =>
      warning({ id: `w${index}`, severity: 5, confidencePercent: 100, seenOn: asOf, author: `rep${index}` }),
    );
    expect(malus(copies)).toBe(-2_500);
    expect(malus(copies.slice(0, 2))).toBe(-2_100);
  });

  test("the same signal by the same person within fourteen days is one; by another, or later, it is not", () => {
    const first = warning({ id: "w1", seenOn: asOf, author: "anne" });
    const again = (more: Partial<WarningFact>) => malus([first, { ...first, id: "w2", ...more }]);
    const alone = malus([first]);
    expect(again({ seenOn: asOf - 14 })).toBe(alone);
    expect(again({ seenOn: asOf - 15 })).toBeLessThan(alone);
    expect(again({ author: "ben" })).toBeLessThan(alone);
    expect(again({ code: "lien" })).toBeLessThan(alone);
  });

  test("good news gives back at most five points and never more than was taken", () => {
    const good = warning({ id: "g", code: "positive", severity: 5, confidencePercent: 100, seenOn: asOf });
    expect(malus([repeated, once, good])).toBe(-285);
    expect(malus([{ ...once, severity: 1 }, good])).toBe(0);
    expect(malus([good])).toBe(0);
  });
});

describe("when a warning counts", () => {
  test("not before it was seen, not on its last day, not once it is closed", () => {
    const lapses = WARNING_SIGNALS.delay_repeat.expiresAfterDays;
    const counts = (given: Partial<WarningFact>, on = asOf) => malus([{ ...repeated, ...given }], on) < 0;
    expect(counts({ seenOn: asOf + 1, confirmedOn: asOf + 1 })).toBe(false);
    expect(counts({}, repeated.seenOn + lapses - 1)).toBe(true);
    expect(counts({}, repeated.seenOn + lapses)).toBe(false);
    expect(counts({ expiresOn: asOf })).toBe(false);
    expect(counts({ expiresOn: asOf + 1 })).toBe(true);
    expect(counts({ closedOn: asOf })).toBe(false);
    expect(counts({ closedOn: asOf + 1 })).toBe(true);
  });

  test("under review it takes nothing and is said, until its confirmation is known", () => {
    const open = { ...repeated, confirmedOn: null };
    expect(inForce([open])).toMatchObject({ effects: [], underReview: [{ id: "w1" }] });
    const later = { ...repeated, confirmedOn: asOf + 1 };
    expect(inForce([later])).toMatchObject({ effects: [], underReview: [{ id: "w1" }] });
    const confirmed = { ...repeated, confirmedRevision: 5 };
    expect(inForce([confirmed], asOf, 4)).toMatchObject({ effects: [], underReview: [{ id: "w1" }] });
    expect(inForce([confirmed], asOf, 5)).toMatchObject({ underReview: [] });
    expect(inForce([{ ...repeated, recordedRevision: 10 }])).toMatchObject({ effects: [], underReview: [] });
  });
});

test("every signal of the taxonomy fades before it lapses", () => {
  const signals = Object.values(WARNING_SIGNALS);
  expect(signals).toHaveLength(31);
  expect(signals.filter(({ halfLifeDays, expiresAfterDays }) => halfLifeDays * 2 > expiresAfterDays)).toEqual(
    [],
  );
});
