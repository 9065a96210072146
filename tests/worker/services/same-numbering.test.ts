import { expect, test } from "vitest";
import { sourcesWithSameNumbers } from "#worker/services/same-numbering.ts";

const pair = (name: string, otherName: string, source = "CRM") => ({ source, name, otherName });

test.each([
  ["no name to compare", [], true],
  ["the same names", [pair("Dupont SARL", "DUPONT"), pair("Martin", "Martin SA")], true],
  ["names cut short", [pair("DUPONT ET FILS TRA", "Dupont et Fils Travaux Publics")], true],
  ["half of the names", [pair("Dupont", "Dupont"), pair("Martin", "Garage Morel")], true],
  [
    "other names",
    [pair("Dupont", "Garage Morel"), pair("Martin", "Cave Fontaine"), pair("Roux", "Roux")],
    false,
  ],
  [
    "a name that all bear says nothing",
    Array.from({ length: 5 }, (_, i) => pair("Clients", `Maison ${i}`)),
    true,
  ],
] as const)("sources with %s", (_, shared, same) => {
  expect(sourcesWithSameNumbers(["CRM"], [...shared])).toEqual(same ? ["CRM"] : []);
});
