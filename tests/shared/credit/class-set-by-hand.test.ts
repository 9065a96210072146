import { describe, expect, test } from "vitest";
import { type ClassOverride, classSetByHand } from "#shared/credit/class-set-by-hand.ts";
import { reasonOf } from "#shared/credit/reason.ts";
import type { Cap } from "#shared/credit/risk-class.ts";

const set = (change: Partial<ClassOverride> = {}): ClassOverride => ({
  id: "o1",
  riskClass: "B",
  from: 100,
  until: 190,
  recordedRevision: 5,
  endedRevision: null,
  ...change,
});
const capD: Cap = {
  cap: "D",
  reason: reasonOf("external_cap", "rule", 0, { axisCentipoints: 0, boundCentipoints: 2_000, capClass: "D" }),
};
const classOf = (override: ClassOverride, computed: "A" | "B" | "C" | "D" | "E" | "NR", caps: Cap[] = []) =>
  classSetByHand([override], computed, caps, 120, 9)?.riskClass ?? null;

describe("a class set by hand", () => {
  test.each([
    ["holds as set where it is worse", classOf(set({ riskClass: "D" }), "A"), "D"],
    ["is one step better at most", classOf(set({ riskClass: "A" }), "C"), "B"],
    ["is never above what a rule caps", classOf(set({ riskClass: "C" }), "D", [capD]), "D"],
    ["leaves E as it is", classOf(set(), "E"), null],
    ["is what who is not rated gets", classOf(set(), "NR"), "B"],
    ["ends with its day", classOf(set({ until: 119 }), "C"), null],
    ["begins with its day", classOf(set({ from: 121 }), "C"), null],
    ["was not known before it was recorded", classOf(set({ recordedRevision: 10 }), "C"), null],
    ["is over once it was ended", classOf(set({ endedRevision: 8 }), "C"), null],
    ["still stood before it was ended", classOf(set({ endedRevision: 10 }), "C"), "B"],
  ])("%s", (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test("names what was computed", () => {
    expect(classSetByHand([set()], "C", [], 120, 9)?.reason).toMatchObject({
      code: "class_set_by_hand",
      params: { computedClass: "C", setClass: "B", untilDay: 190 },
    });
  });
});
