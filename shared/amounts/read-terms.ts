import type { Terms } from "../credit/terms.ts";

/** Terms on a document; `prepaid`: money comes before the goods. */
export type TermsRead = { kind: Terms["kind"] | "prepaid"; days: number };

const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim();

const PREPAID =
  /prepa(?:yment|id|iement|ye)|pre-?payment|in advance|d'avance|par avance|avant (?:livraison|expedition|commande)|a la commande|with order|before (?:delivery|shipment)|vorkasse|vorauskasse|vorauszahlung|\bvorab\b|\bcia\b|\bcwo\b|pro-?forma/;
const AT_ONCE =
  /comptant|(?:a|des) (?:la )?reception|on receipt|upon receipt|immedia|\bsofort|bei erhalt|nach erhalt|on delivery|a la livraison|nachnahme|contre.remboursement|\bcod\b|\bcash\b|\brecep\b/;
const END_OF_MONTH =
  /fins? (?:de |du )?mois|\bf\.?d\.?m\b|end of (?:the )?month|\beom\b|month.?end|monatsende|endmonth/;
/** More than one date, a fixed day of a month, or an end of another month: none of the kinds we know. */
const OTHERWISE =
  /\ble \d{1,2}\b|\bon the \d|\bthe \d{1,2}(?:st|nd|rd|th)\b|\bam \d{1,2}\.|following month|mois suivant|folgemonat|next month|\bsolde\b|\bbalance\b|\brest(?:e|zahlung)?\b|acompte|deposit|anzahlung|instal|\btranche|echeances|\b50\s?\/\s?50\b|\d+ (?:weeks?|months?|mois\b|monate?|semaines?|wochen?)/;
const DAYS = /(\d{1,4}) ?(?:jours?|j\b|days?|d\b|dendmonth|dend|tagen?|t\b)/g;
/** "net 30", "n30", "n/30"; "netto 30". */
const NET_DAYS = /\b(?:netto|nett?|n) ?\/? ?(\d{1,4})\b/;

/** Days that stand as "30 days", "net 30" or alone; null for none or for several. */
const daysOf = (text: string): number | null => {
  const named = new Set([...text.matchAll(DAYS)].map(([, days]) => Number(days)));
  const [only] = named;
  if (named.size > 1 || / (?:ou|or|oder) /.test(text)) return null;
  if (only !== undefined) return only;
  const net = NET_DAYS.exec(text)?.[1];
  if (net !== undefined) return Number(net);
  const numbers = text.match(/\d+/g) ?? [];
  return numbers.length === 1 ? Number(numbers[0]) : null;
};

/** "2 % Skonto 14 Tage, 30 Tage netto", "2/10 net 30": what holds without the discount; null where it is not told. */
const netOfDiscount = (text: string): number | null => {
  const net =
    /(\d{1,4}) ?(?:jours?|j|days?|tagen?) (?:netto|nett?s?)\b/.exec(text)?.[1] ?? NET_DAYS.exec(text)?.[1];
  return net === undefined ? null : Number(net);
};

/**
 * Payment terms as a document writes them in French, English or German: "30 jours", "45 jours fin de mois" (days, then the
 * end of that month), "fin de mois 30 jours" and "30 days EOM" (end of month, then days), "Net 30", "30 Tage netto",
 * "à réception", "Vorkasse". null where they are several, of another kind, or not understood.
 */
export const readTermsText = (written: string): TermsRead | null => {
  const text = fold(written.slice(0, 300));
  if (text === "" || OTHERWISE.test(text)) return null;
  const isDiscounted = /%|skonto|escompte|discount|\b\d+ ?\/ ?\d+\b/.test(text);
  const days = isDiscounted ? netOfDiscount(text) : daysOf(text);
  if (days !== null && days > 365) return null;
  if (isDiscounted && days === null) return null;
  const endOfMonth = END_OF_MONTH.exec(text);
  if (endOfMonth) {
    if (days === null) return /\d/.test(text) ? null : { kind: "eom_a", days: 0 };
    const isAfter = endOfMonth.index < text.search(/\d/) || /\beom\b|end of (?:the )?month/.test(text);
    return { kind: isAfter ? "eom_b" : "eom_a", days };
  }
  if (days !== null) return PREPAID.test(text) ? null : { kind: "net", days };
  if (/\d/.test(text)) return null;
  if (PREPAID.test(text)) return { kind: "prepaid", days: 0 };
  return AT_ONCE.test(text) ? { kind: "net", days: 0 } : null;
};
