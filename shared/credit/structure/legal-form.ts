/** Legal forms by who stands behind the debts; law of several countries, so by kind and not by name. */
export const LEGAL_FORMS = [
  "public_body",
  "public_limited",
  "private_limited",
  "cooperative",
  "association",
  "partnership",
  "civil",
  "sole_trader",
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** Prefixes of the INSEE *catégorie juridique*, the longest that fits wins. */
const BY_PREFIX: readonly (readonly [prefix: string, form: LegalForm])[] = [
  ["1", "sole_trader"],
  ["2", "partnership"],
  ["41", "public_body"],
  ["51", "cooperative"],
  ["52", "partnership"],
  ["53", "partnership"],
  ["54", "private_limited"],
  ["55", "public_limited"],
  ["56", "public_limited"],
  ["57", "private_limited"],
  ["58", "public_limited"],
  ["63", "cooperative"],
  ["65", "civil"],
  ["7", "public_body"],
  ["92", "association"],
  ["93", "association"],
];

/** Legal form of an INSEE code of two to four digits ("5499" → private limited); null for a kind that says nothing here. */
export function legalFormOfCode(code: string): LegalForm | null {
  const found = BY_PREFIX.filter(([prefix]) => code.startsWith(prefix)).sort(
    ([one], [other]) => other.length - one.length,
  )[0];
  return found?.[1] ?? null;
}
