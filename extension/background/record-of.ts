import type { OwnChoice } from "#shared/contract/record-choices.ts";
import { NAME_RECORD } from "#shared/contract/roles.ts";
import { contradicts, namesakesOf } from "#shared/matching/evidence-of.ts";
import { keysOfMatchable, linkKey, type SightedKeys } from "#shared/matching/keys.ts";
import { normaliseName } from "#shared/matching/normalise-name.ts";
import type { Matchable, Sighted } from "#shared/matching/sighting.ts";

const LONGEST_ID = 200;

/** A sighting with a record in any case: without an id of the page's, its name stands for one. */
export const withRecord = (sighted: Sighted): Sighted => {
  if (sighted.link !== undefined || sighted.name === undefined) return sighted;
  const { key, doubtful } = normaliseName(sighted.name);
  const externalId = key.slice(0, LONGEST_ID).trim();
  return externalId === "" || doubtful ? sighted : { ...sighted, link: { kind: NAME_RECORD, externalId } };
};

/** A number as the page writes it, null for none. */
export const numberOf = (text: string | undefined): string | null => text?.slice(0, 60).trim() || null;

export const keyOfLink = (link: OwnChoice["link"]): string => linkKey(link, link.kind, link.externalId);

const numbersOf = ({ siren, siret, vat }: Sighted): string[] =>
  [siren, siret, vat].map(numberOf).filter((number) => number !== null);

/**
 * Records are used anew for other companies: a word holds while the page calls the record as it did, or as the customer is
 * called, and tells no number that contradicts and was not there when it was said.
 */
export const stillHolds = (
  { name, numbers }: OwnChoice,
  sighted: Sighted,
  seen: SightedKeys,
  customer: Matchable | undefined,
): boolean => {
  const known = customer === undefined ? null : keysOfMatchable(customer);
  const told = numbersOf(sighted);
  const isNew = told.some((number) => !numbers.includes(number));
  if (known !== null && isNew && contradicts(seen, known)) return false;
  if (name === null || seen.name === null || normaliseName(name).key === seen.name.key) return true;
  return known !== null && namesakesOf(seen, known).nearness !== "far";
};
