import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { legalFormsAgree, normaliseName } from "#shared/matching/normalise-name.ts";

const key = (name: string): string => normaliseName(name).key;

describe("a name is compared", () => {
  it.each([
    ["Menuiserie Kerbrat SAS", "MENUISERIE KERBRAT"],
    ["MENUISERIE  KERBRAT", "MENUISERIE KERBRAT"],
    ["S.A.R.L. Dupont & Fils", "DUPONT ET FILS"],
    ["Dupont and Fils", "DUPONT ET FILS"],
    ["Société Dupont S.A.", "DUPONT"],
    ["Ets. Bäcker", "BACKER"],
    ["Plomberie Hénin SCOP", "PLOMBERIE HENIN"],
    ["Bäckerei Schäfer & Söhne GmbH & Co. KG", "BACKEREI SCHAFER ET SOHNE"],
    ["Kowalski Sp. z o.o.", "KOWALSKI"],
    ["Novák s.r.o.", "NOVAK"],
    ["Jensen A/S", "JENSEN"],
    ["Cœur d’Œuvre", "COEUR D OEUVRE"],
    ["Łódź Ørsted ß", "LODZ ORSTED SS"],
    ["Müller GmbH", "MULLER"],
    ["ＡＣＭＥ　Ltd", "ACME"],
    ["ΑΛΦΑ Α.Ε.", "ΑΛΦΑ"],
    ["A.B.C. Plomberie", "ABC PLOMBERIE"],
    ["A B C Plomberie", "ABC PLOMBERIE"],
    ["Société par actions simplifiée Durand", "DURAND"],
  ])("%s as %s", (name, expected) => {
    expect(key(name)).toBe(expected);
  });

  it("without legal forms in its middle, where they are words", () => {
    expect(key("Garage AS Mécanique")).toBe("GARAGE AS MECANIQUE");
    expect(key("Le SA Café")).toBe("LE SA CAFE");
  });

  it("without ever being emptied by its legal forms", () => {
    expect(key("SAS")).toBe("SAS");
    expect(key("SARL SAS")).not.toBe("");
    expect(key("Société")).toBe("SOCIETE");
  });

  it("alike in both directions of a legal form", () => {
    expect(key("SARL Martin")).toBe(key("Martin SARL"));
  });

  it("without zero-width characters, soft hyphens and accents of any number", () => {
    expect(key("Men\u200bui\u00adserie Ker\u2060brat")).toBe("MENUISERIE KERBRAT");
    expect(key(`Kerbrat${"\u0301".repeat(100)}`)).toBe("KERBRAT");
  });
});

describe("a name is doubtful", () => {
  it.each([
    ["a Cyrillic letter among Latin ones", "Mеnuiserie Kerbrat"],
    ["a Greek letter among Latin ones", "Αcme"],
    ["text that is reordered", "Menuiserie \u202eTARBREK"],
    ["a lone surrogate", "Kerbrat\ud800"],
    ["text that may have been cut", "A".repeat(300)],
    ["a megabyte", "Kerbrat ".repeat(131_072)],
    ["twenty thousand combining marks", `Kerbrat${"\u0301".repeat(20_000)}`],
  ])("with %s", (_, name) => {
    expect(normaliseName(name).doubtful).toBe(true);
  });

  it.each(["Menuiserie Kerbrat", "Ørsted", "Яндекс", "ΑΛΦΑ", "株式会社"])("not when it is %s", (name) => {
    expect(normaliseName(name).doubtful).toBe(false);
  });
});

describe("legal forms", () => {
  const agree = (one: string, other: string): boolean =>
    legalFormsAgree(normaliseName(one), normaliseName(other));

  it("agree inside a family and with a name that tells none", () => {
    expect(agree("Dupont SAS", "Dupont SASU")).toBe(true);
    expect(agree("Dupont SARL", "Dupont EURL")).toBe(true);
    expect(agree("Dupont", "Dupont SA")).toBe(true);
    expect(agree("Ets Dupont SA", "Dupont SA")).toBe(true);
  });

  it("disagree between families", () => {
    expect(agree("Dupont SAS", "Dupont SARL")).toBe(false);
    expect(agree("SCI Dupont", "Dupont SAS")).toBe(false);
  });
});

describe("normalising, for every text", () => {
  const anyText = fc.string({ unit: "binary", maxLength: 400 });

  it("gives the same again when applied to its own key, and never throws", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normaliseName(text).key;
        expect(typeof once).toBe("string");
        expect(once).toBe(once.trim());
      }),
    );
  });

  it("does not see case", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,12}( [a-z]{2,12}){0,3}$/), (text) => {
        expect(key(text)).toBe(key(text.toUpperCase()));
      }),
    );
  });

  it("gives a European letter what it gives inside a name of any script", () => {
    const letters = Array.from({ length: 0x180 - 0x20 }, (_, at) => String.fromCharCode(at + 0x20));
    const narrow = letters.map((letter) => normaliseName(`xx${letter}yy`).key);
    const wide = letters.map((letter) => normaliseName(`株 xx${letter}yy`).key.replace("株 ", ""));
    expect(narrow).toEqual(wide);
  });
});
