import type { Ask } from "#extension/platform/messages.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";

const LONGEST_TEXT = 300;
const LONGEST_KEY = 400;
const SIGHTINGS_A_MESSAGE = 500;
const TEXTS = ["name", "siren", "siret", "vat", "domain"] as const;

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isShort = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most;

const readScope = (value: unknown): LinkScope | null => {
  if (!isFields(value)) return null;
  const { site, origin, tenant } = value;
  return isShort(site, 40) && isShort(origin, LONGEST_TEXT) && isShort(tenant, 200)
    ? { site, origin, tenant }
    : null;
};

/** Null: not what a link is. */
const readLink = (value: unknown): Sighted["link"] | null => {
  if (value === undefined) return undefined;
  if (!isFields(value)) return null;
  const { kind, externalId } = value;
  return isShort(kind, LONGEST_TEXT) && isShort(externalId, LONGEST_TEXT) ? { kind, externalId } : null;
};

const isMark = (value: unknown): value is true | undefined => value === undefined || value === true;

const readSighting = (value: unknown): Sighted | null => {
  if (!isFields(value)) return null;
  const { key, guess, quiet } = value;
  const link = readLink(value.link);
  if (!isShort(key, LONGEST_KEY) || link === null || !isMark(guess) || !isMark(quiet)) return null;
  const sighted: Sighted = { key };
  for (const name of TEXTS) {
    const text = value[name];
    if (text === undefined) continue;
    if (typeof text !== "string") return null;
    sighted[name] = text.slice(0, LONGEST_TEXT);
  }
  if (link !== undefined) sighted.link = link;
  if (guess !== undefined) sighted.guess = guess;
  if (quiet !== undefined) sighted.quiet = quiet;
  return sighted;
};

/** Whether what a page's script wants opened speaks of a sighting; the schema has the last word on the rest. */
export const speaksOfSighting = (ask: unknown): boolean =>
  isFields(ask) && readScope(ask.scope) !== null && readSighting(ask.sighting) !== null;

/**
 * A look-up as a page's script sends it: texts cut, and without anything else that came along; null for anything else. Says
 * what `ASKS.lookUp` says, without the schema library: a page waits for no badge longer than while that is loaded.
 */
export const readLookUp = (ask: unknown): Ask<"lookUp"> | null => {
  if (!isFields(ask)) return null;
  const scope = readScope(ask.scope);
  const { sightings } = ask;
  if (scope === null || !Array.isArray(sightings) || sightings.length > SIGHTINGS_A_MESSAGE) return null;
  const read = sightings.map(readSighting).filter((sighted) => sighted !== null);
  return read.length === sightings.length ? { scope, sightings: read } : null;
};
