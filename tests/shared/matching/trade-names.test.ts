import { describe, expect, it } from "vitest";
import { isSigleOf, siglesOf } from "#shared/matching/sigle.ts";
import { nameParts } from "#shared/matching/trade-names.ts";

describe("the parts of a name", () => {
  it.each([
    ["SARL Hénin dit Le Petit Bistrot", "SARL Hénin", "Le Petit Bistrot"],
    ["SARL Hénin - enseigne Le Petit Bistrot", "SARL Hénin", "Le Petit Bistrot"],
    ["SARL Hénin, enseigne : « Le Petit Bistrot »", "SARL Hénin", "Le Petit Bistrot"],
    ["Karbor Wholesale LLC dba Tolsen Tools", "Karbor Wholesale LLC", "Tolsen Tools"],
    ["Allellec Pty Ltd t/a Laser Electrical", "Allellec Pty Ltd", "Laser Electrical"],
    ["Derbas (L'Épicerie d'Alphonse)", "Derbas", "L'Épicerie d'Alphonse"],
    ["Régie autonome des transports (RAT)", "Régie autonome des transports", "RAT"],
    ["Kerbrat Armor (ex Menuiserie Kerbrat)", "Kerbrat Armor", null],
  ])("%s", (name, company, called) => {
    expect(nameParts(name)).toEqual({ company, called });
  });

  it("are found by the same words in any writing", () => {
    const said = ["dit", "DITE", "alias", "Enseigne", "à l'enseigne", "nom commercial", "connue sous le nom"];
    const more = [
      "agissant sous le nom de",
      "exploitant sous le nom",
      "D/B/A",
      "dba",
      "AKA",
      "a/k/a",
      "T/A",
      "h.o.d.n.",
    ];
    const words = [...said, ...more, "trading as", "doing business as", "handelend onder de naam"];
    for (const word of words)
      expect([word, nameParts(`Kerbrat ${word} Armor`)]).toEqual([
        word,
        { company: "Kerbrat", called: "Armor" },
      ]);
  });

  it.each([
    "Carrefour Market (Lyon)",
    "Kerbrat (Agence du Port)",
    "DS Smith Packaging - Ghimbav",
    "Petropack (Planta 3)",
    "Kerbrat (Ghimbav)",
    "Menuiserie Kerbrat",
    "Conduite Hénin",
  ])("are not told by %s", (name) => {
    expect(nameParts(name)).toBeNull();
  });
});

describe("a sigle", () => {
  it.each([
    ["SNCF", "SOCIETE NATIONALE DES CHEMINS DE FER FRANCAIS"],
    ["EDF", "ELECTRICITE DE FRANCE"],
    ["IBM", "INTERNATIONAL BUSINESS MACHINES"],
    ["DIN", "DIRECTION INTERMINISTERIELLE DU NUMERIQUE"],
    ["SG", "SOCIETE GENERALE"],
  ])("%s is that of %s", (sigle, name) => {
    expect(isSigleOf(sigle, name)).toBe(true);
    expect(isSigleOf(name, sigle)).toBe(true);
  });

  it("is not looked for by two words, nor that of another name", () => {
    expect(siglesOf(["GENERAL", "ELECTRIC"])).toEqual([]);
    expect(isSigleOf("SNCF", "SYNDICAT DES NOTAIRES")).toBe(false);
  });
});
