import { describe, expect, test } from "vitest";
import { legalVatRate } from "#shared/amounts/legal-vat.ts";

describe("rate of VAT of an invoice", () => {
  test.each<[string, number, number, number | null]>([
    ["the standard rate", 100_000, 20_000, 2_000],
    ["the rate of food", 100_000, 5_500, 550],
    ["overseas departments", 100_000, 8_500, 850],
    ["a cent lost in rounding", 3_333, 666, 2_000],
    ["line by line rounding on a long invoice", 1_234_567, 246_920, 2_000],
    ["a credit note", -100_000, -10_000, 1_000],
    ["an export", 100_000, 0, 0],
    ["two rates on one invoice", 200_000, 25_500, null],
    ["VAT of another country", 100_000, 19_000, null],
    ["VAT against the revenue", 100_000, -20_000, null],
    ["no revenue", 0, 2_000, null],
    ["a rate next to another is the nearer one", 1_000, 10, 105],
  ])("%s", (_name, net, vat, rate) => {
    expect(legalVatRate(net, vat)).toBe(rate);
  });
});
