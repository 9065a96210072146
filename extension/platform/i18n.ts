import { type GeneratedI18nStructure, i18n as generated } from "#i18n";

/** What may stand for `$1`, `$2`… of a text. */
type Substitution = string | number;
type Substitutions = [
  [],
  [Substitution],
  [Substitution, Substitution],
  [Substitution, Substitution, Substitution],
  [Substitution, Substitution, Substitution, Substitution],
  [Substitution, Substitution, Substitution, Substitution, Substitution],
  [Substitution, Substitution, Substitution, Substitution, Substitution, Substitution],
];

/** Key of a text of `locales/`. */
export type TextKey = keyof GeneratedI18nStructure;

type Count<K extends TextKey> = GeneratedI18nStructure[K]["substitutions"];
type Arguments<K extends TextKey> = [GeneratedI18nStructure[K]["plural"]] extends [true]
  ? [count: number, substitutions?: Substitutions[Count<K>]]
  : 0 extends Count<K>
    ? [substitutions?: Substitutions[Count<K>]]
    : [substitutions: Substitutions[Count<K>]];

type Say = (key: string, ...rest: unknown[]) => string;
const ask = generated.t as Say;
let say = ask;

/** Puts something before the browser's catalogue (`known-texts.ts`). */
export const sayBy = (by: (ask: Say) => Say): void => {
  say = by(ask);
};

/**
 * Texts of the person's language, checked against the locale files. The types of the library ask the same of every key by
 * intersecting all keys with all keys, which takes the compiler minutes where a key is put together.
 */
export const i18n = { t: (...said: Parameters<Say>) => say(...said) } as unknown as {
  t: <K extends TextKey>(key: K, ...rest: Arguments<K>) => string;
};
