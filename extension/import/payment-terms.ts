import type { Terms } from "#shared/credit/terms.ts";

const fold = (text: string) =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * Payment terms as people write them (domain 3.1): "30 jours", "60 net", "comptant", "45 jours fin de mois" (days, then
 * end of month), "fin de mois 45 jours" (end of month, then days). null when not understood, or "le 10" is asked for.
 */
export const readTerms = (cell: string): Pick<Terms, "kind" | "days"> | null => {
  const text = fold(cell);
  if (text === "") return null;
  if (/\ble \d{1,2}\b/.test(text)) return null;
  const found = /\d{1,3}/.exec(text);
  const days = Number(found?.[0] ?? 0);
  const endOfMonth = /fin de mois|f\.?d\.?m\b|end of month|\beom\b/.exec(text);
  if (days > 365) return null;
  if (endOfMonth) return { kind: found && endOfMonth.index < found.index ? "eom_b" : "eom_a", days };
  if (found) return { kind: "net", days };
  return /comptant|reception|on receipt|immediat|a la commande|prepay|cash|advance/.test(text)
    ? { kind: "net", days: 0 }
    : null;
};
