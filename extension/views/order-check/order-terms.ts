import type { Terms } from "#shared/credit/terms.ts";

export type OrderTerms = Pick<Terms, "kind" | "days">;

/** What companies write on their documents, up to what the law allows (C. com. L441-10). */
export const USUAL_TERMS: readonly OrderTerms[] = [
  { kind: "net", days: 0 },
  { kind: "net", days: 30 },
  { kind: "net", days: 45 },
  { kind: "net", days: 60 },
  { kind: "eom_a", days: 30 },
  { kind: "eom_a", days: 45 },
];

const same = (one: OrderTerms, other: OrderTerms): boolean =>
  one.kind === other.kind && one.days === other.days;

/** Terms a document may name other than those agreed with the customer, and those it does name. */
export const otherTerms = (agreed: OrderTerms, named: OrderTerms | null = null): OrderTerms[] => {
  const usual = USUAL_TERMS.filter((each) => !same(each, agreed));
  return named === null || usual.some((each) => same(each, named)) ? usual : [...usual, named];
};

/** The place of terms in such a list, as the form keeps it; empty for none. */
export const placeOfTerms = (others: readonly OrderTerms[], named: OrderTerms | null): string => {
  const at = named === null ? -1 : others.findIndex((each) => same(each, named));
  return at < 0 ? "" : String(at);
};
