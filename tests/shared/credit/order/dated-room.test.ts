import { describe, expect, test } from "vitest";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { datedRoom, fitsFrom } from "#shared/credit/order/dated-room.ts";
import type { OpenPosition } from "#shared/credit/order/open-position.ts";
import type { CheckedOrder } from "#shared/credit/order/order-check.ts";
import { day, entry, invoice, payment } from "../a-ledger.ts";
import { aPosition, approved, asOf } from "./a-position.ts";

const roomOf = (position: OpenPosition, order: CheckedOrder = { amountCents: 1, documentNumber: "" }) => {
  const { assessment, input } = position;
  const check = checkOrder({ assessment, order, policy: input.policy, asOf });
  return datedRoom(position, check);
};
const steps = (position: OpenPosition) =>
  roomOf(position)?.steps.map((step) => [
    formatIsoDate(step.day),
    step.roomCents,
    step.payments.map(({ reference }) => reference).join(" "),
  ]);

describe("POLICY 3: 3 200 € today, ≈ 11 400 € on 12 Dec if F-231 comes as usual", () => {
  const position = aPosition(1_140_000, [invoice("F-231", day("2026-11-02"), 820_000)], { daysLate: 10 });

  test("room comes back ten days after F-231 is due, as this customer pays ten days late", () => {
    expect(roomOf(position)).toMatchObject({ roomCents: 320_000, usualDelayDays: 10 });
    expect(steps(position)).toEqual([["2026-12-12", 1_140_000, "F-231"]]);
  });

  test("an order of 11 000 € fits from that day, one of 12 500 € on none", () => {
    const room = roomOf(position);
    const from = (amountCents: number) =>
      room &&
      fitsFrom(position, room, {
        order: { amountCents, documentNumber: "" },
        policy: position.input.policy,
      })?.step.day;
    expect(from(1_100_000)).toBe(day("2026-12-12"));
    expect(from(1_250_000)).toBeUndefined();
  });
});

describe("what is expected", () => {
  test("what is past its usual day comes tomorrow at the earliest, and as much later again as it is past it", () => {
    const position = aPosition(
      5_000_000,
      [
        invoice("F1", asOf - 30, 100_000),
        invoice("F2", asOf - 31, 100_000),
        invoice("F9", asOf - 50, 100_000),
      ],
      { daysLate: 0 },
    );
    expect(roomOf(position)?.usualDelayDays).toBe(0);
    expect(steps(position)).toEqual([
      [formatIsoDate(asOf + 1), 4_900_000, "F2 F1"],
      [formatIsoDate(asOf + 20), 5_000_000, "F9"],
    ]);
  });

  test("contested money is not expected, and a credit on the account pays the oldest document first", () => {
    const position = aPosition(
      5_000_000,
      [
        invoice("F1", asOf - 20, 100_000),
        invoice("F2", asOf - 10, 300_000),
        entry({ id: "AV", kind: "credit_note", day: asOf - 5, amountCents: -150_000, reference: "AV1" }),
        invoice("F3", asOf - 8, 500_000),
      ],
      {
        disputes: [
          { reference: "F3", amountCents: 500_000, openedOn: asOf - 2, closedOn: null, recordedRevision: 1 },
        ],
      },
    );
    const room = roomOf(position);
    const expected = room?.steps.flatMap(({ payments }) => payments.map((each) => each.amountCents)) ?? [];
    expect(position.assessment.exposure.totalCents).toBe(750_000);
    expect(expected.reduce((sum, cents) => sum + cents, 0)).toBe(250_000);
    expect(room?.steps.at(-1)?.roomCents).toBe(5_000_000 - 500_000);
  });

  test("without any payment nothing can be expected", () => {
    const position = aPosition(1_000_000, [], {});
    const fresh = { ...position, assessment: { ...position.assessment, daysBeyondTerms: null } };
    expect(roomOf(fresh)).toMatchObject({ usualDelayDays: null, steps: [] });
  });

  test("room ends with the limit", () => {
    const entries = [invoice("F1", asOf - 20, 100_000), invoice("F2", asOf - 2, 100_000)];
    const limits = [approved(1_000_000, { until: asOf + 15 })];
    expect(aPositionSteps(entries, limits)).toEqual([[formatIsoDate(asOf + 10), 900_000, "F1"]]);
  });

  test("part of a document that was paid is not expected again", () => {
    const entries = [invoice("F1", asOf - 20, 100_000), payment("P1", asOf - 3, 40_000, { settles: "F1" })];
    expect(steps(aPosition(1_000_000, entries))).toEqual([[formatIsoDate(asOf + 10), 1_000_000, "F1"]]);
  });

  test.each([
    ["no limit is set", { limits: [] }],
    ["the limit is 0", { limits: [approved(0)] }],
    ["no limit bounds it", { limits: [approved(null, { unlimited: true })] }],
    [
      "the customer is in a procedure",
      {
        events: [
          {
            id: "e",
            kind: "safeguard" as const,
            day: asOf - 10,
            recordedRevision: 1,
            revokedRevision: null,
          },
        ],
      },
    ],
  ])("there is none where %s", (_what, given) => {
    expect(roomOf(aPosition(1_000_000, [invoice("F1", asOf - 20, 100_000)], given))).toBeNull();
  });
});

const aPositionSteps = (entries: Parameters<typeof aPosition>[1], limits: ReturnType<typeof approved>[]) =>
  steps(aPosition(0, entries, { limits }));

test("what falls overdue until a day counts on that day", () => {
  const late = aPosition(1_000_000, [invoice("F1", asOf - 31, 900_000), invoice("F2", asOf - 55, 90_000)], {
    daysLate: 45,
  });
  const room = roomOf(late);
  const found =
    room &&
    fitsFrom(late, room, {
      order: { amountCents: 500_000, documentNumber: "" },
      policy: late.input.policy,
    });
  expect(room?.steps.length).toBeGreaterThan(1);
  expect(found?.step.day).toBe(room?.steps.at(-1)?.day);
});
