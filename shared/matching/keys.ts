import { parseSiren, parseSiret, parseVat, type Vat } from "../credit/identity.ts";
import type { Result } from "../result.ts";
import { type NormalisedName, normaliseName } from "./normalise-name.ts";
import type { LinkScope, Matchable, Sighted } from "./sighting.ts";
import { readDomain } from "./web-domain.ts";

/** Everything a sighting says, checked and normalised; what does not pass its check is absent. */
export type SightedKeys = {
  link: string | null;
  siret: string | null;
  /** SIREN numbers told by any of SIREN, SIRET and French VAT: more than one is a contradiction. */
  sirens: string[];
  vat: string | null;
  name: NormalisedName | null;
  domain: string | null;
};

/** The seller: its own numbers stand on every quote and never speak of a customer. */
export type OwnIdentity = { siren: string | null };

export type MatchableKeys = {
  links: string[];
  sirets: string[];
  sirens: string[];
  vats: string[];
  names: NormalisedName[];
  domains: string[];
};

export const linkKey = (scope: LinkScope, kind: string, externalId: string): string =>
  [scope.site, scope.origin, scope.tenant, kind, externalId].join("\n");

const present = <Value>(values: (Value | null)[]): Value[] => values.filter((value) => value !== null);

const read = <Value>(
  text: string | null | undefined,
  parse: (text: string) => Result<Value, unknown>,
): Value | null => {
  if (text === null || text === undefined) return null;
  const parsed = parse(text.slice(0, 60));
  return parsed.ok ? parsed.value : null;
};

const sirensOf = (siren: string | null, sirets: readonly string[], vats: readonly Vat[]): string[] => {
  const sirens = siren === null ? [] : [siren];
  const add = (other: string | null): void => {
    if (other !== null && !sirens.includes(other)) sirens.push(other);
  };
  for (const siret of sirets) add(siret.slice(0, 9));
  for (const vat of vats) add(vat.siren);
  return sirens;
};

/** Reads a sighting of one page. Numbers of the seller itself and numbers that fail their check are left out. */
export const keysOfSighted = (sighted: Sighted, scope: LinkScope, own: OwnIdentity): SightedKeys => {
  const notOwn = (siren: string | null): boolean => siren === null || siren !== own.siren;
  const sirens = present([read(sighted.siren, parseSiren)]).filter(notOwn);
  const sirets = present([read(sighted.siret, parseSiret)]).filter((siret) => notOwn(siret.slice(0, 9)));
  const vats = present([read(sighted.vat, parseVat)]).filter((vat) => notOwn(vat.siren));
  const name = sighted.name === undefined ? null : normaliseName(sighted.name);
  return {
    link: sighted.link === undefined ? null : linkKey(scope, sighted.link.kind, sighted.link.externalId),
    siret: sirets[0] ?? null,
    sirens: sirensOf(sirens[0] ?? null, sirets, vats),
    vat: vats[0]?.value ?? null,
    name: name === null || name.key === "" ? null : name,
    domain: sighted.domain === undefined ? null : readDomain(sighted.domain),
  };
};

/** Reads a customer as the copy has it; numbers that fail their check are no evidence. */
export const keysOfMatchable = (row: Matchable): MatchableKeys => {
  const sirets = present(row.sirets.map((siret) => read(siret, parseSiret)));
  const vats = present(row.vats.map((vat) => read(vat, parseVat)));
  return {
    links: row.links.map((link) => linkKey(link, link.kind, link.externalId)),
    sirets,
    sirens: sirensOf(read(row.siren, parseSiren), sirets, vats),
    vats: vats.map(({ value }) => value),
    names: row.names.map(normaliseName).filter(({ key }) => key !== ""),
    domains: present(row.domains.map(readDomain)),
  };
};
