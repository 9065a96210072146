// @vitest-environment node
import { describe, expect, it } from "vitest";
import { roomOf } from "#extension/views/dashboard/customer/room.ts";

const limit = { kind: "approved" as const, amountCents: 4_000_000, until: null, expired: false };

describe("room under the limit", () => {
  it.each([
    [
      { limit, headroomCents: 960_000 },
      { kind: "left", cents: 960_000 },
    ],
    [
      { limit, headroomCents: -880_000 },
      { kind: "over", cents: 880_000 },
    ],
    [
      { limit, headroomCents: 0 },
      { kind: "full", cents: 4_000_000 },
    ],
    [
      { limit: { ...limit, amountCents: 0 }, headroomCents: -100 },
      { kind: "over", cents: 100 },
    ],
    [
      { limit: { ...limit, kind: "none" as const, amountCents: null }, headroomCents: null },
      { kind: "noLimit", cents: null },
    ],
    [
      { limit: { ...limit, kind: "unlimited" as const, amountCents: null }, headroomCents: null },
      { kind: "unlimited", cents: null },
    ],
  ])("says what %o comes to", (figures, room) => {
    expect(roomOf("C", figures)).toEqual(room);
  });

  it("is none in class E, whatever limit is left from better days", () => {
    expect(roomOf("E", { limit, headroomCents: 960_000 })).toEqual({ kind: "noCredit", cents: null });
    expect(roomOf("E", { limit, headroomCents: -880_000 })).toEqual({ kind: "over", cents: 880_000 });
  });
});
