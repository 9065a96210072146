import type { OwnChoice } from "#shared/contract/record-choices.ts";
import { type Copy, keepChoices, readChoices } from "./copy.ts";
import { keyOfLink } from "./record-of.ts";

/** What counts for the member, by the key of its record. */
export type Choices = ReadonlyMap<string, readonly OwnChoice[]>;

const loaded = new WeakMap<Copy, Promise<Choices>>();

const byRecord = (choices: readonly OwnChoice[]): Choices =>
  Map.groupBy(choices, ({ link }) => keyOfLink(link));

/** The member's own words on records, and those that hold for everyone; read once, then in memory. */
export const choicesOf = (copy: Copy): Promise<Choices> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readChoices(copy).then((kept) => byRecord(kept?.choices ?? []));
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

/** An empty tag: the server is asked for the whole list next time. */
export const keepWords = async (copy: Copy, choices: OwnChoice[], tag = ""): Promise<void> => {
  await keepChoices(copy, { tag, choices });
  loaded.set(copy, Promise.resolve(byRecord(choices)));
};
