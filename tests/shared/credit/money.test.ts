import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideHalfUp, mulDiv, parseAmount, roundDownTo } from "#shared/credit/money.ts";

describe("an amount as text", () => {
  test.each([
    ["1 234,56", 123_456],
    ["1\u00a0234,56", 123_456],
    ["1\u202f234,56 €", 123_456],
    ["1'234.56", 123_456],
    ["1.234,56", 123_456],
    ["1,234.56", 123_456],
    ["1.234.567", 123_456_700],
    ["1,234,567", 123_456_700],
    ["1.234.567,89", 123_456_789],
    ["(12,50)", -1_250],
    ["-12", -1_200],
    ["−12,5", -1_250],
    ["12,50-", -1_250],
    ["+7,1", 710],
    ["0000000074,70", 7_470],
    ["74,700000", 7_470],
    [",5", 50],
    ["0", 0],
    ["-0,00", 0],
    ["0,001", null],
    ["12,345678", null],
    ["EUR 10,00", 1_000],
    ["0.125", null],
    ["10000000000000,00", 1_000_000_000_000_000],
  ])("%j is %s cents", (text, cents) => {
    const parsed = parseAmount(text);
    expect(parsed.ok ? parsed.value : null).toBe(cents);
  });

  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["abc", "not_an_amount"],
    ["12a", "not_an_amount"],
    ["1e5", "not_an_amount"],
    ["--5", "not_an_amount"],
    ["(-5)", "not_an_amount"],
    ["12,34,5", "not_an_amount"],
    ["1.23,45", "not_an_amount"],
    ["Infinity", "not_an_amount"],
    ["=1+1", "not_an_amount"],
    [",", "not_an_amount"],
    ["1,239", "ambiguous_separator"],
    ["12.500", "ambiguous_separator"],
    ["1,005 €", "ambiguous_separator"],
    ["12,3456", "too_precise"],
    ["10000000000000,01", "too_large"],
    ["99999999999999999999", "too_large"],
  ])("%j is refused as %s", (text, error) => {
    expect(parseAmount(text)).toEqual({ ok: false, error });
  });

  test("a decimal separator that is given settles what is ambiguous", () => {
    expect(parseAmount("1,234", ".")).toEqual({ ok: true, value: 123_400 });
    expect(parseAmount("1,230", ",")).toEqual({ ok: true, value: 123 });
    expect(parseAmount("12.500", ",")).toEqual({ ok: true, value: 1_250_000 });
    expect(parseAmount("12.5", ",")).toEqual({ ok: false, error: "not_an_amount" });
  });

  test("what French and English locales print is read back exactly", () => {
    const french = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    const english = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (cents) => {
        expect(parseAmount(french.format(cents / 100))).toEqual({ ok: true, value: cents });
        expect(parseAmount(english.format(cents / 100))).toEqual({ ok: true, value: cents });
      }),
    );
  });
});

describe("division with a rounding that is said", () => {
  test.each([
    [5, 2, 3],
    [-5, 2, -3],
    [4, 3, 1],
    [-1, 3, 0],
    [7, 7, 1],
  ])("%i / %i is %i", (a, b, result) => {
    expect(divideHalfUp(a, b)).toBe(result);
  });

  test("a × b / c is exact where the product leaves safe integers", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000_000_000, max: 1_000_000_000_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (a, b, c) => {
          const product = BigInt(a) * BigInt(b);
          const absolute = product < 0n ? -product : product;
          const rounded = (absolute * 2n + BigInt(c)) / (2n * BigInt(c));
          const expected = Number(product < 0n ? -rounded : rounded);
          expect(mulDiv(a, b, c)).toBe(expected === 0 ? 0 : expected);
        },
      ),
    );
  });

  test("an amount is rounded down to a step", () => {
    expect(roundDownTo(123_456, 50_000)).toBe(100_000);
    expect(roundDownTo(49_999, 50_000)).toBe(0);
  });
});
