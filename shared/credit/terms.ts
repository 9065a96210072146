/**
 * Payment terms of a customer (C. com. L441-10), named as in domain.md 3.1. `eom_a`: days, then the end of that month
 * ("45 jours fin de mois" method A); `eom_b`: end of the document's month, then days (method B).
 * `assumed` when nobody confirmed them.
 */
export type Terms = {
  kind: "net" | "eom_a" | "eom_b";
  days: number;
  assumed: boolean;
};
