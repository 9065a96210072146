import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, rateOn } from "#shared/amounts/convert.ts";
import { grossOfNet } from "#shared/amounts/gross-of-net.ts";
import { standardVatOf } from "#shared/amounts/standard-vat.ts";
import { inHomeCurrency } from "#shared/credit/order/in-home-currency.ts";

const day = 20_000;
const dollar = { currency: "USD", rateE8: 92_000_000, day };

describe("conversion", () => {
  it.each([
    ["USD", 92_000_000, 10_000, "EUR", 9_200],
    ["USD", 92_345_678, 1, "EUR", 1],
    ["JPY", 612_000, 1_000, "EUR", 612],
    ["KWD", 299_000_000, 1_000, "EUR", 299],
    ["EUR", 16_500_000_000, 100, "JPY", 165],
    ["USD", 92_000_000, -10_000, "EUR", -9_200],
    ["USD", 1_000_000_000_000, 99_999_999_999, "EUR", 999_999_999_990_000],
  ])("%s at %i: %i in %s is %i", (currency, rateE8, minor, home, expected) => {
    expect(convert(minor, { currency, rateE8, day }, home)).toBe(expected);
  });

  it("rounds to the nearest, never by more than half a cent", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.integer({ min: 1, max: 1e10 }),
        (minor, rateE8) => {
          const exact = BigInt(minor) * BigInt(rateE8);
          const off = exact - BigInt(convert(minor, { ...dollar, rateE8 }, "EUR")) * 100_000_000n;
          expect(off <= 50_000_000n && off >= -50_000_000n).toBe(true);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("takes no rate that is older than thirty days, of a later day, or of another currency", () => {
    expect(rateOn([dollar], "USD", day + 30)).toBe(dollar);
    expect(rateOn([dollar], "USD", day + 31)).toBeNull();
    expect(rateOn([dollar], "USD", day - 1)).toBeNull();
    expect(rateOn([dollar], "CHF", day)).toBeNull();
  });
});

describe("an order in another currency", () => {
  const order = {
    amountCents: 10_000,
    documentNumber: "S1",
    currency: "USD",
    depositCents: 1_000,
    callOffCents: 5_000,
  };

  it("comes into the organization's with deposit and call-off, and says how", () => {
    expect(inHomeCurrency(order, "EUR", [dollar], day)).toEqual({
      order: { ...order, currency: "EUR", amountCents: 9_200, depositCents: 920, callOffCents: 4_600 },
      conversion: { currency: "USD", amountMinor: 10_000, amountCents: 9_200, rateE8: 92_000_000, day },
    });
  });

  it("stays as it is without a rate, and in the organization's own", () => {
    expect(inHomeCurrency(order, "EUR", [], day)).toEqual({ order, conversion: null });
    const own = { ...order, currency: "EUR" };
    expect(inHomeCurrency(own, "EUR", [dollar], day)).toEqual({ order: own, conversion: null });
  });
});

describe("VAT", () => {
  it.each([
    [10_000, 2_000, 12_000],
    [333, 550, 351],
    [-10_000, 2_000, -12_000],
    [10_000, 0, 10_000],
  ])("%i without VAT at %i basis points is %i", (net, rate, gross) => {
    expect(grossOfNet(net, rate)).toBe(gross);
  });

  it.each([
    ["732829320", "America/Martinique", 2_000],
    [null, "Europe/Berlin", 1_900],
    [null, "Europe/Helsinki", 2_550],
    [null, "Pacific/Auckland", null],
    [null, "constructor", null],
  ])("of an organization with SIREN %s at %s is %s", (siren, timeZone, rate) => {
    expect(standardVatOf({ siren, timeZone })).toBe(rate);
  });
});
