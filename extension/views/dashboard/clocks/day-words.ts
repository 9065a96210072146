import type { Language } from "../../format.ts";

const LOCALES = { fr: "fr-FR", en: "en-GB" } as const satisfies Record<Language, string>;

const wordsOf = (isoDate: string, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: "UTC" }).format(
    new Date(`${isoDate.slice(0, 10)}T00:00:00Z`),
  );

// Not beside the others in format.ts: the popup loads that file, and its size is bounded.

/** ISO date with its weekday, for days that are counted: "dim. 24 janv. 2027", "Sun 24 Jan 2027". */
export const formatCountedDate = (isoDate: string, language: Language): string =>
  wordsOf(isoDate, language, {
    ...{ weekday: "short", day: "numeric", month: "short", year: "numeric" },
  }).replace(",", "");

/** ISO date as a letter writes it: "24 novembre 2026", "24 November 2026". */
export const formatLongDate = (isoDate: string, language: Language): string =>
  wordsOf(isoDate, language, { dateStyle: "long" });
