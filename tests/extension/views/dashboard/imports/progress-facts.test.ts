// @vitest-environment node
import { expect, it } from "vitest";
import { progressFacts } from "#extension/views/dashboard/imports/progress-facts.ts";

const progress = {
  step: "sending" as const,
  importId: null,
  done: 500,
  total: 1000,
  lines: 41_000,
  perSecond: 8_200,
  remainingMs: 4_200,
  fraction: 0.525,
};

it("tells step, share, lines, rate and time left", () => {
  expect(progressFacts(progress)).toEqual({
    step: "sending",
    percent: 52,
    unit: "lines",
    count: 41_000,
    perSecond: 8_200,
    remainingSeconds: 5,
  });
});
it("counts customers while risks are computed", () => {
  expect(progressFacts({ ...progress, step: "computing", done: 120 })).toMatchObject({
    unit: "customers",
    count: 120,
  });
});
it("never says 100 before the last step", () => {
  expect(progressFacts({ ...progress, fraction: 1 }).percent).toBe(99);
  expect(progressFacts({ ...progress, step: "computing", fraction: 1 }).percent).toBe(100);
});
it("promises nothing before it is known", () => {
  expect(progressFacts(null)).toMatchObject({ percent: 0, perSecond: null, remainingSeconds: null });
  expect(progressFacts({ ...progress, perSecond: 0, remainingMs: null })).toMatchObject({
    perSecond: null,
    remainingSeconds: null,
  });
});
