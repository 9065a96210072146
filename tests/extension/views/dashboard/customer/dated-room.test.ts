import { describe, expect, it } from "vitest";
import { hasDatedRoom, roomLines } from "#extension/views/dashboard/customer/dated-room.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";

const payment = (reference: string, amountCents: number) => ({
  reference,
  amountCents,
  dueDate: "2026-12-02",
  dueAssumed: false,
});
const step = (date: string, roomCents: number, ...payments: ReturnType<typeof payment>[]) => ({
  date,
  roomCents,
  payments,
});

describe("lines of the room to come", () => {
  it("names the largest document that has to come until then and counts the others", () => {
    const steps = [
      step("2026-12-12", 1_140_000, payment("F-231", 820_000)),
      step("2026-12-20", 1_250_000, payment("F-240", 60_000), payment("F-241", 50_000)),
    ];
    expect(roomLines({ steps })).toEqual([
      { date: "2026-12-12", roomCents: 1_140_000, reference: "F-231", others: 0 },
      { date: "2026-12-20", roomCents: 1_250_000, reference: "F-231", others: 2 },
    ]);
  });

  it("are three at most, and none while the limit is still exceeded", () => {
    const steps = [-1, 0, 1, 2, 3, 4].map((roomCents, index) =>
      step(`2026-12-0${index + 1}`, roomCents, payment(`F-${index}`, 1)),
    );
    expect(roomLines({ steps }).map(({ date }) => date)).toEqual(["2026-12-03", "2026-12-04", "2026-12-05"]);
    expect(roomLines({ steps: [] })).toEqual([]);
  });
});

it("room comes back only under a limit and where something is sold on credit", () => {
  const figures = (amountCents: number | null) =>
    ({ limit: { kind: "approved", amountCents, until: null, expired: false } }) as BadgeFigures;
  expect(hasDatedRoom({ riskClass: "B", figures: figures(1) })).toBe(true);
  expect(hasDatedRoom({ riskClass: "E", figures: figures(1) })).toBe(false);
  expect(hasDatedRoom({ riskClass: "B", figures: figures(0) })).toBe(false);
  expect(hasDatedRoom({ riskClass: "B", figures: figures(null) })).toBe(false);
  expect(hasDatedRoom({ riskClass: "B", figures: null })).toBe(false);
});
