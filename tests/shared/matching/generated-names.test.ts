import { describe, expect, it } from "vitest";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import { aCustomer, idOf } from "./a-customer.ts";
import { LOOK_ALIKES, REWRITES, randomOf, someFirms, written } from "./generated-names.ts";
import { matchingWith } from "./matching-with.ts";

const FIRMS = someFirms(400, 11);
const ASKED = FIRMS.map((firm, at) => ({ firm, id: idOf(at) })).filter((_, at) => at % 4 === 0);
const match = matchingWith(FIRMS.map((firm, at) => aCustomer(at, written(firm))));
const KEYS = new Set(FIRMS.map((firm) => normaliseName(written(firm)).key));

type Asked = { id: string; name: string };
const rewritten = (kind: string): Asked[] => {
  const random = randomOf(5);
  return ASKED.flatMap(({ firm, id }) => {
    const name = REWRITES[kind]?.(firm, random) ?? null;
    return name === null ? [] : [{ id, name }];
  });
};
const outcomes = (kind: string) =>
  rewritten(kind).map(({ id, name }) => {
    const found = match({ name });
    const own =
      found.kind === "matched"
        ? found.customerId === id
        : found.kind === "unsure" && found.candidates.includes(id);
    return { name, kind: found.kind, own };
  });
const share = (all: readonly unknown[], some: readonly unknown[]): number =>
  some.length / Math.max(1, all.length);

describe("names that pages write otherwise", () => {
  it.each(Object.keys(REWRITES))("%s: are never taken for another customer", (kind) => {
    const asked = outcomes(kind);
    expect(asked.length).toBeGreaterThan(10);
    expect(asked.filter((each) => each.kind === "matched" && !each.own)).toEqual([]);
  });

  it.each([
    "capitals without accents",
    "no legal form",
    "legal form in front",
    "legal form with dots",
    "legal form in full",
    "ampersand for et",
    "words in another order",
    "trade in the other number",
    "hyphens for spaces",
    "read by a scanner",
  ])("%s: are matched", (kind) => {
    expect(outcomes(kind).filter(({ kind }) => kind !== "matched")).toEqual([]);
  });

  it.each<[string, number, number]>([
    ["words run together", 0.95, 0.95],
    ["letters swapped in the longest word", 0.6, 0.95],
    ["a letter missing in the longest word", 0.4, 0.95],
    ["a letter doubled in the longest word", 0.4, 0.95],
    ["another letter in the longest word", 0.4, 0.85],
    ["letters swapped in the second word", 0.35, 0.95],
    ["a letter missing in the second word", 0.1, 0.95],
  ])("%s: at least a share of %f is matched, of %f matched or proposed", (kind, matched, found) => {
    const asked = outcomes(kind);
    const own = asked.filter((each) => each.own);
    expect(
      share(
        asked,
        own.filter((each) => each.kind === "matched"),
      ),
    ).toBeGreaterThanOrEqual(matched);
    expect(share(asked, own)).toBeGreaterThanOrEqual(found);
  });
});

describe("names of firms that nobody here knows", () => {
  it.each(Object.keys(LOOK_ALIKES))("%s: are never taken for the customer they are like", (kind) => {
    const random = randomOf(9);
    const asked = FIRMS.flatMap((firm) => LOOK_ALIKES[kind]?.(firm, random) ?? []);
    const told = kind === "its real estate" || kind === "another legal form";
    const unknown = asked.filter((name) => told || !KEYS.has(normaliseName(name).key));
    expect(unknown.length).toBeGreaterThan(10);
    expect(unknown.filter((name) => match({ name }).kind === "matched")).toEqual([]);
  });
});

describe("a word a letter away from a trade", () => {
  it.each([
    ["Crèmerie Kerbrat", "Crêperie Kerbrat"],
    ["Propriété Kerbrat", "Propreté Kerbrat"],
    ["Insolation Kerbrat", "Isolation Kerbrat"],
    ["Connection Kerbrat", "Confection Kerbrat"],
    ["Révocation Kerbrat", "Rénovation Kerbrat"],
    ["Commence Kerbrat", "Commerce Kerbrat"],
    ["Maternel Kerbrat", "Matériel Kerbrat"],
  ])("%s and %s are not taken for one another", (one, other) => {
    for (const [seen, known] of [
      [one, other],
      [other, one],
    ] as const)
      expect(matchingWith([aCustomer(1, known)])({ name: seen }).kind).not.toBe("matched");
  });
});
