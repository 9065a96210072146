import { describe, expect, it } from "vitest";
import { openRoomCents } from "#shared/credit/open-room.ts";

describe("room that is open for selling", () => {
  it.each([
    ["B", 1_250_00, 1_250_00],
    ["D", -40_00, -40_00],
    ["C", null, null],
    ["E", 27_000_00, 0],
    ["E", null, 0],
    ["E", -3_00, -3_00],
  ] as const)("in class %s with headroom %s is %s", (riskClass, headroom, open) => {
    expect(openRoomCents(riskClass, headroom)).toBe(open);
  });
});
