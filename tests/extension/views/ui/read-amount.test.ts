// @vitest-environment node
import { describe, expect, it } from "vitest";
import { readAmount } from "#extension/views/ui/read-amount.ts";

describe("an amount that a person typed", () => {
  it.each([
    ["12500", 1_250_000],
    ["12 500", 1_250_000],
    ["12\u202f500,50 €", 1_250_050],
    ["12.500,50", 1_250_050],
    ["12,500.5", 1_250_050],
    ["12,500", 1_250_000],
    ["0", 0],
    ["0,07", 7],
    ["1.000.000", 100_000_000],
  ])("reads %s to the cent", (typed, cents) => {
    expect(readAmount(typed)).toBe(cents);
  });

  it.each(["", "abc", "-5", "12,5,5", "1,234,56", "12.5555", "99999999999999999"])("refuses %s", (typed) => {
    expect(readAmount(typed)).toBeNull();
  });
});
