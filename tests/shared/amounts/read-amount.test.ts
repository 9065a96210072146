import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AmountHints, readAmount } from "#shared/amounts/read-amount.ts";

const amount = (minor: number, currency: string | null, basis: "net" | "gross" | null = null) => ({
  kind: "amount",
  minor,
  currency,
  basis,
});

describe("an amount as a page writes it", () => {
  it.each<[string, AmountHints, number, string | null]>([
    ["12 345,67 €", {}, 1_234_567, "EUR"],
    ["12\u202f345,67\u00a0€", {}, 1_234_567, "EUR"],
    ["€12,345.67", {}, 1_234_567, "EUR"],
    ["€ 12,345.67", {}, 1_234_567, "EUR"],
    ["EUR 12,345.67", {}, 1_234_567, "EUR"],
    ["12.345,67 €", {}, 1_234_567, "EUR"],
    ["12.345,67 EUR", {}, 1_234_567, "EUR"],
    ["CHF 12'345.67", {}, 1_234_567, "CHF"],
    ["12’345.67 CHF", {}, 1_234_567, "CHF"],
    ["18 400 €", {}, 1_840_000, "EUR"],
    ["18400", { home: "EUR" }, 1_840_000, "EUR"],
    ["18400", {}, 1_840_000, null],
    ["0000018,5", { home: "EUR" }, 1850, "EUR"],
    ["1.234.567,00 €", {}, 123_456_700, "EUR"],
    ["1.234.567 €", {}, 123_456_700, "EUR"],
    ["₹ 1,23,456.00", {}, 12_345_600, "INR"],
    ["¥1,234", { currency: "JPY" }, 1_234, "JPY"],
    ["1.234 JPY", {}, 1_234, "JPY"],
    ["KWD 1.234", { lang: "en" }, 1_234, "KWD"],
    ["£1,200.50", { home: "EUR" }, 120_050, "GBP"],
    ["US$1,200.50", { home: "EUR" }, 120_050, "USD"],
    ["$1,200.50", { currency: "CAD", home: "EUR" }, 120_050, "CAD"],
    ["$1,200.50", { home: "USD" }, 120_050, "USD"],
    ["1 200,00 $US", {}, 120_000, "USD"],
    ["$1,200.50 USD", { home: "EUR" }, 120_050, "USD"],
    ["12,5000 €", {}, 1_250, "EUR"],
    ["USD 100,000.00 (EUR 92,000.00)", { home: "EUR" }, 10_000_000, "USD"],
    ["1 200,00 kr", { currency: "SEK" }, 120_000, "SEK"],
    ["2 500,00 zł", {}, 250_000, "PLN"],
    ["\u200e12 345,67\u00a0€\u200e", {}, 1_234_567, "EUR"],
    ["0,00 €", {}, 0, "EUR"],
    ["+12,00 €", {}, 1_200, "EUR"],
  ])("%s with %j is %i of %s", (text, hints, minor, currency) => {
    expect(readAmount(text, hints)).toEqual(amount(minor, currency));
  });

  it.each([
    "-1 200,00 €",
    "−1 200,00 €",
    "\u20131 200,00 €",
    "(1 200,00 €)",
    "(1 200,00) €",
    "€(1,200.00)",
    "-€1,200.00",
    "€-1,200.00",
    "1 200,00- €",
    "1.200,00 €-",
  ])("%s is negative", (text) => {
    expect(readAmount(text)).toEqual(amount(-120_000, "EUR"));
  });

  it.each<[string, "net" | "gross"]>([
    ["1 200,00 € HT", "net"],
    ["1 200,00 € H.T.", "net"],
    ["1 200,00 € TTC", "gross"],
    ["1.200,00 € netto", "net"],
    ["1.200,00 € inkl. MwSt.", "gross"],
    ["€1,200.00 excl. VAT", "net"],
    ["€1,200.00 (incl. VAT)", "gross"],
  ])("%s says that it is %s", (text, basis) => {
    expect(readAmount(text)).toEqual(amount(120_000, "EUR", basis));
  });

  it.each<[string, AmountHints, number]>([
    ["1.234 €", { lang: "fr-FR" }, 123_400],
    ["1.234 €", { lang: "de" }, 123_400],
    ["1,234 €", { lang: "en-GB" }, 123_400],
    ["1,234 €", { lang: "de_CH" }, 123_400],
    ["1.234 €", { others: ["12,50 €", "1.000,00 €"] }, 123_400],
    ["1,234 €", { lang: "fr", others: ["€12.50", "3,000,000"] }, 123_400],
  ])("%s with %j has groups of three", (text, hints, minor) => {
    expect(readAmount(text, hints)).toEqual(amount(minor, "EUR"));
  });

  it.each<[string, AmountHints, "decimal" | "currency"]>([
    ["1.234 €", {}, "decimal"],
    ["1,234 €", {}, "decimal"],
    ["1.234 €", { lang: "xx" }, "decimal"],
    ["1.234 €", { lang: "en" }, "decimal"],
    ["1,234 €", { lang: "fr" }, "decimal"],
    ["1.234 €", { others: ["12,50", "12.50"], lang: "de" }, "decimal"],
    ["KWD 1.234", {}, "decimal"],
    ["$1,200.50", {}, "currency"],
    ["$1,200.50", { home: "EUR" }, "currency"],
    ["£1,200.50", { currency: "EUR" }, "currency"],
    ["1 200,00 kr", { home: "EUR" }, "currency"],
    ["¥1,200", {}, "currency"],
  ])("%s with %j is ambiguous, never a guess", (text, hints, why) => {
    expect(readAmount(text, hints)).toEqual({ kind: "ambiguous", why });
  });

  it.each([
    ["", "not_an_amount"],
    ["—", "not_an_amount"],
    ["NaN", "not_an_amount"],
    ["NaN €", "not_an_amount"],
    ["Infinity", "not_an_amount"],
    ["12 %", "not_an_amount"],
    ["12,5%", "not_an_amount"],
    ["1e12", "not_an_amount"],
    ["0x12", "not_an_amount"],
    ["12 k€", "not_an_amount"],
    ["1,2 M€", "not_an_amount"],
    ["12 € – 15 €", "not_an_amount"],
    ["12 34,00 €", "not_an_amount"],
    ["1.2345.678,00 €", "not_an_amount"],
    ["1,234,56.00", "not_an_amount"],
    ["--12", "not_an_amount"],
    ["(-12,00 €)", "not_an_amount"],
    ["12 EUR USD", "not_an_amount"],
    ["12 barils", "not_an_amount"],
    ["3 × 12,00 €", "not_an_amount"],
    ["12/11/2026", "not_an_amount"],
    ["12,345678 €", "too_precise"],
    ["12.5 JPY", "too_precise"],
    ["1000000000000 €", "too_large"],
    ["1 000 000 000 000,00 €", "too_large"],
    ["99999999999999999999999999", "too_large"],
  ])("%s is none: %s", (text, why) => {
    expect(readAmount(text)).toEqual({ kind: "none", why });
  });

  it("takes the largest amount below the bound", () => {
    expect(readAmount("999 999 999 999,99 €")).toEqual(amount(99_999_999_999_999, "EUR"));
  });

  it("is what was formatted, in every language and either sign", () => {
    const languages = fc.constantFrom("fr-FR", "en-GB", "de-DE", "de-CH", "it-IT", "pl-PL", "sv-SE", "en-US");
    const currencies = fc.constantFrom(
      "EUR",
      "USD",
      "GBP",
      "CHF",
      "JPY",
      "PLN",
      "SEK",
      "KWD",
      "CAD",
      "NOK",
      "CZK",
    );
    const displays = fc.constantFrom("symbol" as const, "code" as const);
    const signs = fc.constantFrom("standard" as const, "accounting" as const);
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        languages,
        currencies,
        displays,
        signs,
        (minor, lang, currency, currencyDisplay, currencySign) => {
          const format = new Intl.NumberFormat(lang, {
            style: "currency",
            currency,
            currencyDisplay,
            currencySign,
          });
          const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
          const text = format.format(minor / 10 ** digits);
          expect(readAmount(text, { lang, currency })).toEqual(amount(minor, currency));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("never throws and never reads a number out of any text that has none", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readAmount(text, { home: "EUR", lang: "fr" });
        expect(read.kind === "amount" && !/\d/.test(text)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
