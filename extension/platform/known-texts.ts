import { sayBy } from "./i18n.ts";

const texts = new Map<string, string>();
const asked = new Set<string>();
const PLACES = ["$1", "$2", "$3", "$4", "$5", "$6"];

const sayIn = (text: string, rest: readonly unknown[]): string => {
  const count = rest.find((one) => typeof one === "number");
  const given = rest.find(Array.isArray) ?? (count === undefined ? [] : [count]);
  const forms = count === undefined ? [text] : text.split(" | ");
  const form = forms.length > 2 ? Math.min(count ?? 0, 2) : count === 1 ? 0 : forms.length - 1;
  return (forms[form] ?? text).replace(/\$(\d)/g, (_, place: string) =>
    String(given[Number(place) - 1] ?? ""),
  );
};

let asWritten: (key: string) => string = () => "";

/**
 * From now on texts that are known are said without asking the browser: the first question of a process makes it read the
 * whole catalogue, which takes longer than a look-up.
 */
export const sayKnownTexts = (): void =>
  sayBy((ask) => {
    asWritten = (key) => ask(key, PLACES);
    return (key, ...rest) => {
      const known = texts.get(key);
      if (known !== undefined) return sayIn(known, rest);
      asked.add(key);
      return ask(key, ...rest);
    };
  });

/** Makes texts known, by key and as the locale files have them. */
export const knowTexts = (known: Readonly<Record<string, string>>): void => {
  for (const [key, text] of Object.entries(known)) texts.set(key, text);
};

/** Every text that was asked for since the start, as `knowTexts` takes it. */
export const askedTexts = (): Record<string, string> =>
  Object.fromEntries([...asked].map((key) => [key, asWritten(key)]));
