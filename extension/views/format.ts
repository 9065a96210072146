/** Languages that Vigie speaks. The locale of a number follows the words beside it, not the system. */
export type Language = "fr" | "en";

const LOCALES = { fr: "fr-FR", en: "en-GB" } as const satisfies Record<Language, string>;
const MINUS = "\u2212";
const NO_BREAK = "\u00a0";

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();
const numbers = (language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
  const key = `${language}${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.NumberFormat) return known;
  const format = new Intl.NumberFormat(LOCALES[language], options);
  made.set(key, format);
  return format;
};
const dates = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language}d${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known instanceof Intl.DateTimeFormat) return known;
  const format = new Intl.DateTimeFormat(LOCALES[language], options);
  made.set(key, format);
  return format;
};
const trueMinus = (text: string): string => text.replace("-", MINUS);

/** Minor units as the exact decimal text that `Intl` takes without going through a float. */
const asDecimal = (minor: number, digits: number): Intl.StringNumericLiteral => {
  const whole = String(Math.abs(minor)).padStart(digits + 1, "0");
  const cut = whole.length - digits;
  const text = digits === 0 ? whole : `${whole.slice(0, cut)}.${whole.slice(cut)}`;
  return `${minor < 0 ? "-" : ""}${text}` as Intl.StringNumericLiteral;
};
const minorDigits = (currency: string): number =>
  currency === "EUR"
    ? EURO_DIGITS
    : (numbers("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2);

const SEPARATORS = { fr: { group: "\u202f", point: "," }, en: { group: ",", point: "." } } as const;

/** A decimal text as the language writes it: what the engine's own formats give, which take it long to make ready. */
const grouped = (decimal: string, language: Language): string => {
  const { group, point } = SEPARATORS[language];
  const [whole = "", fraction] = decimal.split(".");
  const figure = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return fraction === undefined ? figure : `${figure}${point}${fraction}`;
};

const EURO_DIGITS = 2;
const formatEuros = (cents: number, language: Language, column: boolean): string => {
  const whole = !column && cents % 100 === 0;
  const figure = grouped(asDecimal(Math.abs(whole ? cents / 100 : cents), whole ? 0 : EURO_DIGITS), language);
  const sign = cents < 0 ? MINUS : "";
  return language === "fr" ? `${sign}${figure}${NO_BREAK}€` : `${sign}€${figure}`;
};

/**
 * Exact money of integer minor units, with a true minus and no-break spaces: "24 800,50 €".
 * Whole amounts lose their zeros in a sentence and keep them in a column (`column: true`), so that figures align. `signed`: a
 * difference, with its plus.
 */
export const formatMoney = (
  cents: number,
  currency: string,
  language: Language,
  { column = false, signed = false }: { column?: boolean; signed?: boolean } = {},
): string => {
  if (currency === "EUR" && !signed) return formatEuros(cents, language, column);
  return trueMinus(
    numbers(language, {
      style: "currency",
      currency,
      trailingZeroDisplay: column ? "auto" : "stripIfInteger",
      ...(signed ? { signDisplay: "exceptZero" } : {}),
    }).format(asDecimal(cents, minorDigits(currency))),
  );
};

/** "€" as the language writes it. */
export const currencySymbol = (currency: string, language: Language): string =>
  currency === "EUR"
    ? "€"
    : (numbers(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" })
        .formatToParts(0)
        .find((part) => part.type === "currency")?.value ?? currency);

/** Money of a badge, rounded: "850 €", "38,4 k€", "−4,1 k€", "385 k€", "1,2 M€"; "0" for nothing. */
export const formatShortMoney = (cents: number, currency: string, language: Language): string => {
  const units = Math.round(Math.abs(cents) / 10 ** minorDigits(currency));
  if (units === 0) return "0";
  const [divisor, letter] = units < 1_000 ? [1, ""] : units < 999_500 ? [1_000, "k"] : [1_000_000, "M"];
  const digits = divisor === 1 || units / divisor >= 99.95 ? 0 : 1;
  const figure = grouped((units / divisor).toFixed(digits), language);
  const sign = cents < 0 ? MINUS : "";
  const unit = currencySymbol(currency, language);
  return language === "fr"
    ? `${sign}${figure}${NO_BREAK}${letter}${unit}`
    : `${sign}${unit}${figure}${letter}`;
};

/** ISO date to "20 nov. 2026". */
export const formatDate = (isoDate: string, language: Language): string =>
  dates(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
  );

/** ISO date to its month, "nov. 26". */
export const formatMonthOf = (isoDate: string, language: Language): string =>
  dates(language, { month: "short", year: "2-digit", timeZone: "UTC" }).format(
    new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
  );

/** ISO instant to local date and time, "20 nov. 2026, 14:05". */
export const formatMoment = (isoInstant: string, language: Language): string =>
  dates(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(isoInstant));

/** ISO date that is near, with its weekday: "vendredi 27 nov.", "Friday 27 Nov". */
export const formatNearDate = (isoDate: string, language: Language): string =>
  dates(language, { weekday: "long", day: "numeric", month: "short", timeZone: "UTC" })
    .format(new Date(`${isoDate.slice(0, 10)}T00:00:00Z`))
    .replace(",", "");

/** Time of an ISO instant where the reader is: "16:00". */
export const formatTime = (isoInstant: string, language: Language, timeZone?: string): string =>
  dates(language, {
    hour: "2-digit",
    minute: "2-digit",
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(isoInstant));

/** "26 semaines", "1 month". */
export const formatSpan = (count: number, unit: "day" | "week" | "month", language: Language): string =>
  trueMinus(numbers(language, { style: "unit", unit, unitDisplay: "long" }).format(count));

/** "34 jours", "1 day". */
export const formatDays = (days: number, language: Language): string => formatSpan(days, "day", language);

/** "12 500", "0,5". */
export const formatNumber = (value: number, language: Language): string =>
  trueMinus(numbers(language, { maximumFractionDigits: 1 }).format(value));

/** Whole percent: "80 %", "80%". */
export const formatPercent = (percent: number, language: Language): string =>
  trueMinus(numbers(language, { style: "percent", maximumFractionDigits: 0 }).format(percent / 100));

/** A share in basis points with at most one decimal: "4,2 %", "12%". */
export const formatShare = (basisPoints: number, language: Language): string =>
  trueMinus(numbers(language, { style: "percent", maximumFractionDigits: 1 }).format(basisPoints / 10_000));

/** "March", "mars". `month` is 1–12. */
export const formatMonthName = (month: number, language: Language): string =>
  dates(language, { month: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2001, month - 1, 15)));

/** "age, size and accounts". */
export const formatList = (
  words: readonly string[],
  language: Language,
  type: "conjunction" | "disjunction" = "conjunction",
): string => new Intl.ListFormat(LOCALES[language], { type }).format(words);

/** Hundredths of a point, unsigned unless negative: "37,91". */
export const formatCentipoints = (centipoints: number, language: Language): string =>
  trueMinus(numbers(language, { maximumFractionDigits: 2 }).format(centipoints / 100));

/** Hundredths of a point as signed points: "−11", "+4,5". */
export const formatPoints = (centipoints: number, language: Language): string =>
  trueMinus(
    numbers(language, { maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(centipoints / 100),
  );

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "812 ko", "1,4 Go", "2 MB". Decimal units. */
export const formatBytes = (bytes: number, language: Language): string => {
  const step = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : bytes < 999_500_000 ? 2 : 3;
  const value = bytes / 1_000 ** step;
  return numbers(language, {
    style: "unit",
    unit: SIZES[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
};

/** A time still to wait, in its two largest units: "42 s", "3 min 20 s", "1 h 5 min". */
export const formatDuration = (seconds: number, language: Language): string => {
  const unit = (value: number, name: "hour" | "minute" | "second"): string =>
    numbers(language, { style: "unit", unit: name, unitDisplay: "short" }).format(value);
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (hours > 0) return `${unit(hours, "hour")} ${unit(minutes, "minute")}`;
  return minutes > 0
    ? `${unit(minutes, "minute")} ${unit(Math.floor(seconds % 60), "second")}`
    : unit(Math.max(0, Math.round(seconds)), "second");
};
