// @vitest-environment node
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limitBarParts } from "#extension/views/ui/limit-bar-parts.ts";

describe("the limit bar", () => {
  it("draws the sheet: overdue inside exposure, orders after it, room to the limit", () => {
    expect(
      limitBarParts({
        exposureCents: 3_040_000,
        ordersCents: 560_000,
        overdueCents: 820_000,
        limitCents: 4_000_000,
      }),
    ).toEqual({ overdue: 205, exposure: 620, reserved: 140, limit: 1000 });
  });

  it("moves the limit into the bar once it is exceeded", () => {
    expect(
      limitBarParts({ exposureCents: 5_000_000, ordersCents: 0, overdueCents: 0, limitCents: 4_000_000 }),
    ).toEqual({ overdue: 0, exposure: 1000, reserved: 0, limit: 800 });
  });

  it("has no limit to draw where none is set, and a limit of zero at the very left", () => {
    const amounts = { exposureCents: 100_00, ordersCents: 0, overdueCents: 0 };
    expect(limitBarParts({ ...amounts, limitCents: null }).limit).toBeNull();
    expect(limitBarParts({ ...amounts, limitCents: 0 }).limit).toBe(0);
  });

  it("draws nothing for a customer with money in hand", () => {
    expect(
      limitBarParts({ exposureCents: -50_000, ordersCents: 0, overdueCents: 0, limitCents: 100_000 }),
    ).toEqual({ overdue: 0, exposure: 0, reserved: 0, limit: 1000 });
  });

  it("never draws past its end, and never more overdue than exposure", () => {
    const cents = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(cents, cents, cents, fc.option(fc.nat(1e12)), (exposure, orders, overdue, limitCents) => {
        const parts = limitBarParts({
          exposureCents: exposure,
          ordersCents: orders,
          overdueCents: overdue,
          limitCents,
        });
        expect(parts.exposure + parts.reserved).toBeLessThanOrEqual(1000);
        expect(parts.overdue).toBeLessThanOrEqual(parts.exposure);
        expect(Math.min(parts.overdue, parts.exposure, parts.reserved)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
