import fc from "fast-check";
import { stdnum } from "stdnum";
import { describe, expect, test } from "vitest";
import {
  frenchVatOf,
  identityOf,
  parseSiren,
  parseSiret,
  parseVat,
  sirenOfVat,
  stripSeparators,
} from "#shared/credit/identity.ts";

describe("SIREN and SIRET", () => {
  test.each([
    ["732829320", true],
    ["732 829 320", true],
    ["732\u00a0829\u202f320", true],
    ["404833048", true],
    ["443121975", true],
    ["404833047", false],
    ["000000000", false],
    ["12345678", false],
  ])("T-410: SIREN %s holds: %s", (text, holds) => {
    expect(parseSiren(text).ok).toBe(holds);
  });

  test.each([
    ["73282932000074", true],
    ["732 829 320 00074", true],
    ["73282932000079", false],
    ["35600000000048", true],
    ["35600000049837", true],
    ["35600000000049", false],
  ])("T-411: SIRET %s holds: %s", (text, holds) => {
    expect(parseSiret(text).ok).toBe(holds);
  });

  test("a wrong shape and a wrong check digit are told apart", () => {
    expect(parseSiren("73282932")).toEqual({ ok: false, error: "bad_shape" });
    expect(parseSiren("732829321")).toEqual({ ok: false, error: "bad_check_digit" });
  });

  test("agree with an open validator on any nine digits", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{9}$/), (digits) => {
        fc.pre(digits !== "000000000");
        expect(parseSiren(digits).ok).toBe(stdnum.FR?.siren?.validate(digits).isValid);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("VAT numbers", () => {
  test.each([
    ["732829320", "FR44732829320"],
    ["404833048", "FR83404833048"],
    ["443121975", "FR46443121975"],
  ])("T-410: SIREN %s has the number %s", (siren, vat) => {
    expect(frenchVatOf(siren)).toBe(vat);
    expect(sirenOfVat(vat)).toBe(siren);
  });

  test.each([
    ["FRK7399859412", true],
    ["FR4Z123456782", true],
    ["FRIO334175221", false],
    ["FR45732829320", false],
    ["FR44732829321", false],
  ])("T-412: %s holds: %s", (text, holds) => {
    expect(parseVat(text).ok).toBe(holds);
  });

  const listed =
    "ATU13585627 BE0428759497 BG175074752 CY10259033P CZ25123891 DE136695976 DK13585628 EE100594102 EL094259216 ESB64717838 FI20774740 FR40303265045 HR33392005961 HU12892312 IE6433435F IT00743110157 LT119511515 LU15027442 LV40003521600 MT11679112 NL004495445B01 PL8567346215 PT501964843 RO18547290 SE123456789701 SI50223054 SK2022749619".split(
      " ",
    );
  test.each(listed)("%s holds, with spaces and in lower case too", (vat) => {
    const spaced = `${vat.slice(0, 2)} ${vat.slice(2, 5)}.${vat.slice(5)}`.toLowerCase();
    expect(parseVat(vat)).toMatchObject({ ok: true, value: { value: vat, country: vat.slice(0, 2) } });
    expect(parseVat(spaced)).toMatchObject({ ok: true, value: { value: vat } });
  });

  test("Greece by its ISO code, Belgium without its zero, Northern Ireland", () => {
    expect(parseVat("GR094259216")).toMatchObject({
      ok: true,
      value: { value: "EL094259216", country: "EL" },
    });
    expect(parseVat("BE428759497")).toMatchObject({ ok: true, value: { value: "BE0428759497" } });
    expect(parseVat("XI GD001")).toMatchObject({ ok: true, value: { value: "XIGD001" } });
  });

  test("a number of Monaco holds and names no SIREN", () => {
    expect(parseVat("FR53000004605")).toEqual({
      ok: true,
      value: { value: "FR53000004605", country: "FR", siren: null },
    });
  });

  test.each(["US123456789", "__proto__", "constructor", "FR", "toString12", "DE12345678"])(
    "%s is none",
    (text) => {
      expect(parseVat(text).ok).toBe(false);
    },
  );

  test("agree with an open validator on any French key, digits or letters", () => {
    const sirens = fc.integer({ min: 1, max: 99_999_999 }).map(withLuhn);
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-HJ-NP-Z]{2}$/), sirens, (key, siren) => {
        expect(parseVat(`FR${key}${siren}`).ok).toBe(stdnum.FR?.tva?.validate(`FR${key}${siren}`).isValid);
      }),
      { numRuns: 3_000 },
    );
  });

  test("the key computed from any SIREN holds for the open validator", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }).map(withLuhn), (siren) => {
        expect(stdnum.FR?.tva?.validate(frenchVatOf(siren)).isValid).toBe(true);
      }),
    );
  });
});

/** Completes eight digits to a number that passes Luhn. */
function withLuhn(number: number): string {
  const body = String(number).padStart(8, "0");
  const check = Array.from({ length: 10 }, (_, digit) => `${body}${digit}`).find(
    (candidate) => parseSiren(candidate).ok,
  );
  return check ?? body;
}

describe("what a text is", () => {
  test.each([
    ["732 829 320", { kind: "siren", value: "732829320", siren: "732829320" }],
    ["732 829 320 00074", { kind: "siret", value: "73282932000074", siren: "732829320" }],
    ["FR 44 732 829 320", { kind: "vat", value: "FR44732829320", siren: "732829320" }],
    ["DE136695976", { kind: "vat", value: "DE136695976", siren: null }],
    ["732829321", null],
    ["Facture 732829320", null],
    ["", null],
  ])("%j is %j", (text, identity) => {
    expect(identityOf(text)).toEqual(identity);
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void identityOf(text)));
  });

  test("separators are stripped, no-break spaces too", () => {
    expect(stripSeparators("732\u202f829\u00a0320-00.074")).toBe("73282932000074");
  });
});
