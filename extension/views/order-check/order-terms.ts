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

/** Terms a document may name other than those agreed with the customer. */
export const otherTerms = (agreed: OrderTerms): OrderTerms[] =>
  USUAL_TERMS.filter(({ kind, days }) => kind !== agreed.kind || days !== agreed.days);
