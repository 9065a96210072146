// @vitest-environment node
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatCentipoints,
  formatDate,
  formatDays,
  formatDuration,
  formatMoney,
  formatPercent,
  formatPoints,
  formatShortMoney,
} from "#extension/views/format.ts";

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it.each([
    [2_480_000, "24 800 €"],
    [2_480_050, "24 800,50 €"],
    [-410_000, "−4 100 €"],
    [0, "0 €"],
    [5, "0,05 €"],
    [999_999_999_999_999, "9 999 999 999 999,99 €"],
  ])("writes %i cents exactly in French", (cents, text) => {
    expect(plain(formatMoney(cents, "EUR", "fr"))).toBe(text);
  });

  it("keeps the zeros of a column so that figures align", () => {
    expect(plain(formatMoney(2_480_000, "EUR", "fr", { column: true }))).toBe("24 800,00 €");
  });

  it("follows the language and the currency", () => {
    expect(formatMoney(-2_480_050, "EUR", "en")).toBe("−€24,800.50");
    expect(plain(formatMoney(1_500, "JPY", "fr"))).toBe("1 500 JPY");
  });

  it("never breaks a line inside an amount", () => {
    expect(formatMoney(123_456_789, "EUR", "fr")).not.toContain(" ");
    expect(formatShortMoney(3_840_000, "EUR", "fr")).not.toContain(" ");
  });

  it.each([
    [3_840_000, "38,4 k€", "€38.4k"],
    [-410_000, "−4,1 k€", "−€4.1k"],
    [85_000, "850 €", "€850"],
    [99_960, "1,0 k€", "€1.0k"],
    [38_512_300, "385 k€", "€385k"],
    [99_960_000, "1,0 M€", "€1.0M"],
    [123_000_000, "1,2 M€", "€1.2M"],
    [0, "0", "0"],
  ])("shortens %i cents for a badge", (cents, french, english) => {
    expect(plain(formatShortMoney(cents, "EUR", "fr"))).toBe(french);
    expect(formatShortMoney(cents, "EUR", "en")).toBe(english);
  });
});

describe("dates, days and points", () => {
  it("writes a date without moving it across time zones", () => {
    expect(formatDate("2026-11-20", "fr")).toBe("20 nov. 2026");
    expect(formatDate("2026-11-20", "en")).toBe("20 Nov 2026");
  });
  it("counts days in words", () => {
    expect(plain(formatDays(34, "fr"))).toBe("34 jours");
    expect(formatDays(1, "en")).toBe("1 day");
  });
  it("signs points and keeps their hundredths", () => {
    expect(formatPoints(-1_100, "fr")).toBe("−11");
    expect(formatPoints(425, "fr")).toBe("+4,25");
    expect(formatPoints(0, "en")).toBe("0");
  });
  it("writes percents", () => {
    expect(plain(formatPercent(80, "fr"))).toBe("80 %");
  });
});

describe("sizes and waiting", () => {
  it.each([
    [812, "812 octets", "812 bytes"],
    [46_891, "47 ko", "47 kB"],
    [1_400_000_000, "1,4 Go", "1.4 GB"],
  ])("writes %i bytes", (bytes, french, english) => {
    expect(plain(formatBytes(bytes, "fr"))).toBe(french);
    expect(plain(formatBytes(bytes, "en"))).toBe(english);
  });
  it.each([
    [0, "0 s"],
    [42, "42 s"],
    [200, "3 min 20 s"],
    [3_900, "1 h 5 min"],
  ])("waits %i seconds", (seconds, text) => {
    expect(plain(formatDuration(seconds, "fr"))).toBe(text);
  });
  it("keeps hundredths of points", () => {
    expect(formatCentipoints(3_791, "fr")).toBe("37,91");
    expect(formatCentipoints(3_800, "en")).toBe("38");
  });
});

describe("amounts in euros", () => {
  const locales = { fr: "fr-FR", en: "en-GB" } as const;
  const byEngine = (cents: number, language: "fr" | "en", column: boolean): string =>
    new Intl.NumberFormat(locales[language], {
      style: "currency",
      currency: "EUR",
      trailingZeroDisplay: column ? "auto" : "stripIfInteger",
    })
      .format(`${cents / 100}` as Intl.StringNumericLiteral)
      .replace("-", "\u2212");
  const shortByEngine = (units: number, language: "fr" | "en", digits: number): string =>
    new Intl.NumberFormat(locales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(units);

  it("are written as the engine's own formats write them", () => {
    const amounts = fc.oneof(fc.integer({ min: -9e11, max: 9e11 }), fc.integer({ min: -200, max: 200_000 }));
    fc.assert(
      fc.property(amounts, fc.constantFrom("fr", "en"), fc.boolean(), (cents, language, column) => {
        expect(formatMoney(cents, "EUR", language, { column })).toBe(byEngine(cents, language, column));
      }),
      { numRuns: 300 },
    );
  });

  it("are rounded in badges as the engine rounds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9e9 }), fc.constantFrom("fr", "en"), (units, language) => {
        const [divisor, letter] = units < 1_000 ? [1, ""] : units < 999_500 ? [1_000, "k"] : [1_000_000, "M"];
        const digits = divisor === 1 || units / divisor >= 99.95 ? 0 : 1;
        const figure = shortByEngine(units / divisor, language, digits);
        expect(formatShortMoney(units * 100, "EUR", language)).toBe(
          language === "fr" ? `${figure}\u00a0${letter}€` : `€${figure}${letter}`,
        );
      }),
      { numRuns: 300 },
    );
  });
});
