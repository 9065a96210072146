import { type Decimal, decimalOfLanguage, decimalOfOthers } from "./amount-style.ts";
import { currenciesOf, minorDigitsOf } from "./currency.ts";

/** What stands around an amount. Each settles what its text leaves open; none is taken where they contradict. */
export type AmountHints = {
  /** ISO 4217, as the page says beside the amount. */
  currency?: string | undefined;
  /** The organization's: what an amount without any currency is in, and which dollar "$" is. */
  home?: string | undefined;
  /** Language tag of the page. */
  lang?: string | undefined;
  /** Other amounts of the same page. */
  others?: readonly string[] | undefined;
};

export type AmountRead =
  | {
      kind: "amount";
      /** Minor units of `currency`. */
      minor: number;
      /** null: neither the text nor anything around it names one; two digits are taken then. */
      currency: string | null;
      /** Told by words beside the figures, "HT" or "incl. VAT". */
      basis: "net" | "gross" | null;
    }
  /** Two readings are possible, and nothing on the page settles which. */
  | { kind: "ambiguous"; why: "decimal" | "currency" }
  | { kind: "none"; why: "not_an_amount" | "too_precise" | "too_large" };

/** From here on (10^12 units of a currency with cents) it is no order of a company but a mistake. */
export const TOO_LARGE_MINOR = 100_000_000_000_000;

const none = (why: Extract<AmountRead, { kind: "none" }>["why"]): AmountRead => ({ kind: "none", why });
const ambiguous = (why: "decimal" | "currency"): AmountRead => ({ kind: "ambiguous", why });

const NET =
  /\b(?:h\.?\s?t\.?|hors taxes?|netto|net|excl\.?(?:uding)?(?: (?:vat|tax))?|ex(?:\.|cluding)? (?:vat|tax)|zzgl\.? (?:mwst|ust)\.?|plus (?:vat|tax))(?=$|[\s)])/giu;
const GROSS =
  /\b(?:t\.?\s?t\.?\s?c\.?|brutto|gross|incl\.?(?:uding)?(?: (?:vat|tax))?|inc(?:\.|luding)? (?:vat|tax)|inkl\.? (?:mwst|ust)\.?)(?=$|[\s)])/giu;
const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
/** Marks of direction that pages put around figures. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const MINUS = /[\u2212\u2013\ufe63\uff0d]/g;

/** The document's amount before the same in the reader's currency: "USD 1,000.00 (EUR 920.00)". */
const CONVERTED = /^([^()]*\d[^()]*[^()\s])\s*\([^()]*\d[^()]*\)$/;

type Parts = { figures: string; mark: string; negative: boolean };

/** Figures, the currency's mark and the sign; null where anything else stands there. */
const partsOf = (text: string): Parts | null => {
  let body = text;
  let negative = false;
  const once = (): boolean => {
    if (negative) return false;
    negative = true;
    return true;
  };
  const unwrapped = /^\((.*)\)$/.exec(body) ?? /^(\D*)\(([^()]*)\)(\D*)$/.exec(body);
  if (unwrapped) {
    body = unwrapped.slice(1).join("");
    once();
  }
  const [before, figures, after, ...more] = body.split(/(\d(?:[\d .,'’]*\d)?)/);
  if (before === undefined || figures === undefined || after === undefined || more.length > 0) return null;
  const marks: string[] = [];
  for (const side of [before, after]) {
    const signs = side.match(/[+-]/g) ?? [];
    if (signs.length > 1 || (signs[0] === "-" && !once())) return null;
    if (signs[0] === "+" && negative) return null;
    const mark = side.replace(/[+-]/, "").trim();
    if (mark !== "") marks.push(mark);
  }
  const [mark = "", second] = marks;
  if (second !== undefined && !sameCurrency(mark, second)) return null;
  return { figures, mark: moreExact(mark, second), negative };
};

const sameCurrency = (one: string, other: string): boolean => {
  const all = currenciesOf(other);
  return currenciesOf(one).some((code) => all.includes(code));
};
const moreExact = (one: string, other: string | undefined): string =>
  other !== undefined && currenciesOf(other).length < currenciesOf(one).length ? other : one;

/** The currency of an amount; `ambiguous` where its mark and what stands around disagree or leave several. */
const currencyOf = (mark: string, { currency, home }: AmountHints): string | null | "ambiguous" | "none" => {
  const told = currency === undefined ? null : (currenciesOf(currency)[0] ?? null);
  if (mark === "") return told ?? home ?? null;
  const possible = currenciesOf(mark);
  if (possible.length === 0) return "none";
  if (told !== null) return possible.includes(told) ? told : "ambiguous";
  const [only, ...others] = possible;
  if (only !== undefined && others.length === 0) return only;
  return home !== undefined && possible.includes(home) ? home : "ambiguous";
};

const GROUPS = {
  ",": /^\d{1,3}(?:,\d{3})+$|^\d{1,2}(?:,\d{2})+,\d{3}$/,
  ".": /^\d{1,3}(?:\.\d{3})+$/,
  " ": /^\d{1,3}(?: \d{3})+$|^\d{1,2}(?: \d{2})+ \d{3}$/,
  "'": /^\d{1,3}(?:'\d{3})+$/,
} as const;
type Grouping = keyof typeof GROUPS;

/** Digits of a whole part, without the groups it is written in; null where they are no groups of one kind. */
const wholeOf = (text: string, decimal: Decimal | null): string | null => {
  if (/^\d+$/.test(text)) return text;
  const grouping = (Object.keys(GROUPS) as Grouping[]).find(
    (sign) => sign !== decimal && text.includes(sign) && GROUPS[sign].test(text),
  );
  return grouping === undefined ? null : text.replaceAll(grouping, "");
};

const split = (figures: string, decimal: Decimal | null): [whole: string, fraction: string] => {
  const at = decimal === null ? -1 : figures.lastIndexOf(decimal);
  return at < 0 ? [figures, ""] : [figures.slice(0, at), figures.slice(at + 1)];
};

/** The decimal sign of figures; null for whole ones. One sign before three figures is told by what stands around. */
const decimalOf = (figures: string, digits: number, hints: AmountHints): Decimal | null | "ambiguous" => {
  const comma = figures.lastIndexOf(",");
  const point = figures.lastIndexOf(".");
  if (comma < 0 && point < 0) return null;
  if (comma >= 0 && point >= 0) return comma > point ? "," : ".";
  const sign: Decimal = comma >= 0 ? "," : ".";
  const first = figures.indexOf(sign);
  if (first !== figures.lastIndexOf(sign)) return null;
  const isGroup = figures.length - first - 1 === 3 && GROUPS[sign].test(figures) && figures[0] !== "0";
  if (!isGroup) return sign;
  if (digits === 0) return null;
  const others = decimalOfOthers(hints.others ?? []);
  if (others === "mixed") return "ambiguous";
  const around = others ?? decimalOfLanguage(hints.lang);
  if (around === null) return "ambiguous";
  if (around !== sign) return null;
  // A third decimal of a currency that has two of them: more likely a page of another style than its language says.
  return digits === 3 ? sign : "ambiguous";
};

/**
 * Reads an amount as a page writes it: "12 345,67 €", "€12,345.67", "EUR 12.345,67", "CHF 12'345.67", "(1 200,00 €)",
 * "−1.200,00 €", "1 200,00 € HT". Percentages, several amounts, shortened ones ("12 k€") and words are none. Where a text
 * has two readings the hints decide, or nobody does.
 */
export const readAmount = (text: string, hints: AmountHints = {}): AmountRead => {
  if (text.length > 200) return none("not_an_amount");
  const clean = text
    .replace(UNSEEN, "")
    .replace(MINUS, "-")
    .replace(/[’‘`´]/g, "'")
    .replace(SPACES, " ")
    .trim();
  const basis = NET.test(clean) ? "net" : GROSS.test(clean) ? "gross" : null;
  NET.lastIndex = 0;
  GROSS.lastIndex = 0;
  const bare = clean
    .replace(NET, "")
    .replace(GROSS, "")
    .replace(/\(\s*\)/, "")
    .trim();
  const parts = partsOf(CONVERTED.exec(bare)?.[1] ?? bare);
  if (parts === null) return none("not_an_amount");
  const currency = currencyOf(parts.mark, hints);
  if (currency === "none") return none("not_an_amount");
  if (currency === "ambiguous") return ambiguous("currency");
  const digits = currency === null ? 2 : minorDigitsOf(currency);
  const decimal = decimalOf(parts.figures, digits, hints);
  if (decimal === "ambiguous") return ambiguous("decimal");
  const [written, fraction] = split(parts.figures, decimal);
  const whole = wholeOf(written, decimal);
  if (whole === null || !/^\d*$/.test(fraction)) return none("not_an_amount");
  if (/[1-9]/.test(fraction.slice(digits))) return none("too_precise");
  const figures = `${whole}${fraction.slice(0, digits).padEnd(digits, "0")}`.replace(/^0+(?=\d)/, "");
  if (figures.length > 15 || Number(figures) >= TOO_LARGE_MINOR) return none("too_large");
  const minor = Number(figures);
  return { kind: "amount", minor: parts.negative && minor !== 0 ? -minor : minor, currency, basis };
};
