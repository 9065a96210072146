import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generic } from "#extension/sites/generic.ts";
import { addressOf, seenBy } from "./fixture-page.ts";

const SITES = join(import.meta.dirname, "../../fixtures/sites");
const OTHERS = readdirSync(SITES).filter((site) => site !== "generic" && site !== "taught");
const pagesOf = (site: string) =>
  readdirSync(join(SITES, site))
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => seenBy(generic, `${site}/${file}`, addressOf(`${site}/${file}`)));

const COMPANIES = [
  "Ateliers Besson SAS",
  "Menuiserie Kerbrat SAS",
  "Garage Le Goff",
  "Boulangerie Inconnue",
  "Une raison sociale bien trop longue pour la colonne où elle se trouve SARL",
];
/** As a translator wrote it: the engine believes no such name. */
const TRANSLATED = "Carpentry Kerbrat SAS";
/** A contact shown with the number of her company: number and name disagree, so the badge is a grey one. */
const CONTACT = "Sophie Leroy";
const NUMBERS = { "999000110": "Ateliers Besson SAS", "999000185": "Menuiserie Kerbrat SAS" };

describe.each(OTHERS)("the reader of any page on pages of %s", (site) => {
  it("calls nothing a company that is none, and nobody by another's number", { timeout: 20_000 }, () => {
    const seen = pagesOf(site);
    const called = seen.flatMap(({ name, guess }) => (name && !guess ? [name] : []));
    const wrong = called.filter((name) => ![...COMPANIES, TRANSLATED, CONTACT].includes(name));
    expect(wrong).toEqual([]);
    const numbered = seen.flatMap(({ siren, siret, vat, name }) => {
      const number = siren ?? siret?.slice(0, 9) ?? vat?.slice(4);
      return number && name ? [[name, Object.entries(NUMBERS).find(([key]) => key === number)?.[1]]] : [];
    });
    expect(numbered.filter(([name, owner]) => name !== owner && name !== CONTACT)).toEqual([]);
  });

  it("says nothing aloud of a name or a domain alone", { timeout: 20_000 }, () => {
    const loud = pagesOf(site).filter(({ siren, siret, vat, quiet }) => !quiet && !(siren ?? siret ?? vat));
    expect(loud).toEqual([]);
  });
});
