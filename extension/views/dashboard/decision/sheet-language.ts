import { formatDate, formatMoney, type Language } from "../../format.ts";

type Tree = { [key: string]: string | Tree };

/** The words of one language, whatever the browser speaks: a sheet goes to an insurer or a court in theirs. */
export type SheetWords = {
  language: Language;
  /** The text at a path such as `requests.kinds.block`; the last part of the path where there is none. */
  word: (path: string, figures?: string[]) => string;
};

const LOCALES = {
  fr: () => import("../../../locales/fr.json"),
  en: () => import("../../../locales/en.json"),
};

export const loadSheetWords = async (language: Language): Promise<SheetWords> => {
  const texts: Tree = (await LOCALES[language]()).default;
  return wordsOf(texts, language);
};

export const wordsOf = (texts: Tree, language: Language): SheetWords => ({
  language,
  word: (path, figures = []) => {
    const parts = path.split(".");
    const found = parts.reduce<string | Tree | undefined>(
      (node, part) => (typeof node === "object" ? node[part] : undefined),
      texts,
    );
    const text = typeof found === "string" ? found : (found?.n ?? parts.at(-1) ?? "");
    return String(text).replaceAll(/\$(\d)/g, (_, place: string) => figures[Number(place) - 1] ?? "");
  },
});

/** A failed check with its figures: the names in braces say what kind of figure each is. */
export const checkSentence = (
  { code, params }: { code: string; params: Record<string, unknown> },
  currency: string,
  { word, language }: SheetWords,
): string =>
  word(`orderChecks.codes.${code}`).replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === null || value === undefined) return "–";
    if (name.endsWith("Cents")) return formatMoney(Number(value), currency, language);
    if (name.endsWith("Day")) return formatDate(String(value), language);
    if (name.endsWith("BasisPoints")) return `${Number(value) / 100} %`;
    if (/days$/i.test(name)) return word("decisionSheet.days", [String(value)]);
    return String(value);
  });
