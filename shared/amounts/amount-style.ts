export type Decimal = "," | ".";

/** Decimal sign of the languages that companies of the EU and beyond write; by the region where it differs. */
const BY_LANGUAGE: Readonly<Record<string, Decimal>> = {
  en: ".",
  ja: ".",
  zh: ".",
  ko: ".",
  th: ".",
  he: ".",
  hi: ".",
  "de-ch": ".",
  "de-li": ".",
  "it-ch": ".",
  "es-mx": ".",
  "es-us": ".",
  "en-za": ",",
  ...Object.fromEntries(
    "fr de es it pt nl pl cs sk sl hr sr bg ro hu el da sv nb no nn fi et lv lt tr ru uk ca is id"
      .split(" ")
      .map((language) => [language, ","] as const),
  ),
};

/** What a page's language tag says of its decimal sign; null where it says nothing. */
export const decimalOfLanguage = (tag: string | undefined): Decimal | null => {
  const text = tag?.trim().toLowerCase().replace("_", "-") ?? "";
  const whole = Object.hasOwn(BY_LANGUAGE, text) ? BY_LANGUAGE[text] : undefined;
  const language = text.split("-")[0] ?? "";
  return whole ?? (Object.hasOwn(BY_LANGUAGE, language) ? BY_LANGUAGE[language] : undefined) ?? null;
};

const FIGURES = /\d[\d\s.,'’\u00a0\u2009\u202f]*/g;

/** Decimal signs that an amount can only have been written with. */
const decimalsIn = (text: string): Decimal[] =>
  (text.match(FIGURES) ?? []).flatMap((found) => {
    const body = found.replace(/[^\d.,]+$/, "").replace(/[.,]$/, "");
    const comma = body.lastIndexOf(",");
    const point = body.lastIndexOf(".");
    if (comma >= 0 && point >= 0) return [comma > point ? "," : "."];
    if (comma < 0 && point < 0) return [];
    const sign: Decimal = comma >= 0 ? "," : ".";
    const first = body.indexOf(sign);
    if (first !== body.lastIndexOf(sign)) return [sign === "," ? "." : ","];
    const rest = body.length - first - 1;
    return rest === 1 || rest === 2 ? [sign] : [];
  });

/** The decimal sign that other amounts of a page are written with; null where they say nothing, `mixed` where they disagree. */
export const decimalOfOthers = (texts: readonly string[]): Decimal | "mixed" | null => {
  const [first, ...others] = texts.flatMap(decimalsIn);
  if (first === undefined) return null;
  return others.every((other) => other === first) ? first : "mixed";
};
