/**
 * Payment terms of a customer (C. com. L441-10). `eom_a`: end of month, then days ("45 jours fin de mois" method A);
 * `eom_b`: days, then end of month (method B). `assumed` when nobody confirmed them.
 */
export type Terms = {
  kind: "net" | "eom_a" | "eom_b";
  days: number;
  assumed: boolean;
};
