import { parseSiren } from "../credit/identity.ts";
import { findText, isFields, jsonOf, listOf, textOf } from "./record-fields.ts";

export type Persons = {
  sirens: string[];
  names: string[];
  naturalPerson: boolean | null;
  /** A number that is no SIREN stood where one belongs. */
  unreadable: boolean;
};

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** A SIREN inside a register's text: "482 309 382", "482309382 RM 062"; null where there is none. */
const sirenIn = (text: string): string | null => {
  const digits = /(?<!\d)\d{3}[\s\u00a0\u202f.]?\d{3}[\s\u00a0\u202f.]?\d{3}(?!\d)/.exec(text)?.[0];
  const siren = digits === undefined ? null : parseSiren(digits);
  return siren?.ok ? siren.value : null;
};

/** `registre`: a list, or one text with commas; each number compact and spaced. */
export function readRegister(value: unknown): { sirens: string[]; unreadable: boolean } {
  const texts = listOf(value)
    .flatMap((each) => (textOf(each) ?? "").split(/[,;]/))
    .map((each) => each.replace(/[[\]"]/g, "").trim())
    .filter((each) => each !== "" && each !== "000000000" && each !== "000 000 000");
  const sirens = texts.map(sirenIn);
  return {
    sirens: unique(sirens.filter((siren) => siren !== null)),
    unreadable: sirens.includes(null),
  };
}

const NUMBERS = ["numeroIdentification", "numeroIdentificationRM"];

const nameOf = (person: unknown): string | null => {
  const name = findText(person, ["denomination"]);
  if (name !== null) return name;
  const parts = [findText(person, ["prenom", "prenoms"]), findText(person, ["nom", "nomPatronymique"])];
  const whole = parts.filter((part) => part !== null).join(" ");
  return whole === "" ? null : whole;
};

/** Persons of `listepersonnes` or of the earlier owners: `personne` is an object or a list; null where it is no JSON. */
export function readPersons(value: unknown): Persons | null {
  const json = jsonOf(value);
  if (!json.ok) return null;
  const persons = listOf(json.value).flatMap((each) =>
    isFields(each) && "personne" in each ? listOf(each.personne) : [each],
  );
  const numbers = persons.flatMap((person) => NUMBERS.map((name) => findText(person, [name])));
  const told = numbers.filter((number) => number !== null);
  const sirens = told.map(sirenIn);
  const types = persons.map((person) => findText(person, ["typePersonne"])?.toLowerCase() ?? null);
  const known = types.filter((type) => type === "pp" || type === "pm");
  return {
    sirens: unique(sirens.filter((siren) => siren !== null)),
    names: unique(persons.map(nameOf).filter((name) => name !== null)),
    naturalPerson: known.length === 0 || new Set(known).size > 1 ? null : known[0] === "pp",
    unreadable: sirens.includes(null),
  };
}
