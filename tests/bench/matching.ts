import { buildIndex } from "#shared/matching/build-index.ts";
import { matchSighting } from "#shared/matching/match-sighting.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import type { Matchable, Sighted } from "#shared/matching/sighting.ts";

const CUSTOMERS = 100_000;
const BUILDS = 3;
const SCOPE = { site: "dolibarr", origin: "https://crm.example", tenant: "" };
const OWN = { siren: null };

const TRADES = [
  "Menuiserie",
  "Plomberie",
  "Garage",
  "Transports",
  "Boulangerie",
  "Électricité",
  "Maçonnerie",
  "Ateliers",
  "Imprimerie",
  "Pharmacie",
  "Négoce",
  "Charpente",
];
const FORMS = ["SAS", "SARL", "SA", "EURL", "SCOP", ""];
const SYLLABLES = [
  "ker",
  "mar",
  "dou",
  "lan",
  "bri",
  "ve",
  "go",
  "sson",
  "tel",
  "rou",
  "cha",
  "pel",
  "din",
  "net",
];

/** Numerical Recipes' generator: the same customers at every run. */
const randomOf = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const luhnDigit = (digits: string): string => {
  for (let last = 0; last < 10; last += 1) {
    const sum = [...`${digits}${last}`]
      .reverse()
      .map((digit, at) => (at % 2 === 0 ? Number(digit) : Number(digit) * 2))
      .reduce((total, value) => total + (value > 9 ? value - 9 : value), 0);
    if (sum % 10 === 0) return String(last);
  }
  return "0";
};

const uuidOf = (row: number): string => `00000000-0000-7000-8000-${row.toString(16).padStart(12, "0")}`;

const manyCustomers = (): Matchable[] => {
  const random = randomOf(7);
  const pick = (from: readonly string[]): string => from[random(from.length)] ?? "";
  return Array.from({ length: CUSTOMERS }, (_, row) => {
    const word = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
    const family = word.charAt(0).toUpperCase() + word.slice(1);
    const first = String(10_000_000 + row * 7).padStart(8, "0");
    const siren = `${first}${luhnDigit(first)}`;
    return {
      customerId: uuidOf(row),
      names: [`${pick(TRADES)} ${family} ${pick(SYLLABLES)}${pick(SYLLABLES)} ${pick(FORMS)}`.trim()],
      siren,
      sirets: [],
      vats: [],
      domains: row % 2 === 0 ? [`${word}${row}.example.fr`] : [],
      links: row % 3 === 0 ? [{ ...SCOPE, kind: "customer", externalId: String(row) }] : [],
    };
  });
};

const microsecondsEach = (sightings: readonly Sighted[], match: (sighted: Sighted) => unknown): number => {
  for (const sighted of sightings) match(sighted);
  const start = performance.now();
  for (const sighted of sightings) match(sighted);
  return ((performance.now() - start) * 1000) / sightings.length;
};

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;

/** Matching at 100,000 generated customers: by name and identifier (µs), by likeness (µs), and building the index (ms). */
export const measureMatching = (): { matchExactUs: number; matchFuzzyUs: number; indexBuildMs: number } => {
  const customers = manyCustomers();
  buildIndex(customers.slice(0, 20_000));
  const index = openIndex(buildIndex(customers));
  const indexBuildMs = median(
    Array.from({ length: BUILDS }, () => {
      const start = performance.now();
      buildIndex(customers);
      return performance.now() - start;
    }),
  );
  if (index === null) throw new Error("the index that was just built does not open");
  const byId = new Map(customers.map((customer) => [customer.customerId, customer]));
  const match = (sighted: Sighted) => matchSighting(index, (id) => byId.get(id), sighted, SCOPE, OWN);
  const asked = Array.from({ length: 2_000 }, (_, at) => customers[(at * 49) % CUSTOMERS]).filter(
    (customer) => customer !== undefined,
  );
  const exact = asked.map(
    ({ names: [name = ""], siren }, at): Sighted => ({
      key: "",
      name,
      ...(siren === null || at % 2 === 0 ? {} : { siren }),
    }),
  );
  const fuzzy = asked.map(
    ({ names: [name = ""] }): Sighted => ({ key: "", name: `${name.slice(0, 9)}${name.slice(10)}` }),
  );
  return {
    matchExactUs: microsecondsEach(exact, match),
    matchFuzzyUs: microsecondsEach(fuzzy, match),
    indexBuildMs,
  };
};
