import { isSiren } from "../credit/french-numbers.ts";
import { parseSiren, parseSiret, parseVat, type Vat } from "../credit/identity.ts";
import type { Result } from "../result.ts";
import { type NormalisedName, normaliseName } from "./normalise-name.ts";
import type { LinkScope, Matchable, Sighted } from "./sighting.ts";
import { nameParts } from "./trade-names.ts";
import { readSite } from "./web-domain.ts";

/** Everything a sighting says, checked and normalised; what does not pass its check is absent. */
export type SightedKeys = {
  link: string | null;
  siret: string | null;
  /** SIREN numbers told by any of SIREN, SIRET and French VAT: more than one is a contradiction. */
  sirens: string[];
  vat: string | null;
  name: NormalisedName | null;
  /** Of "X dit Y": X, the company itself. */
  company: NormalisedName | null;
  /** Of "X dit Y": Y. It may be the sign of many. */
  called: NormalisedName | null;
  /** The site of the address: `kerbrat.example` for `mail.kerbrat.example`. */
  domain: string | null;
};

/** The seller: its own numbers and domains stand on every quote and never speak of a customer. */
export type OwnIdentity = { siren: string | null; vats?: readonly string[]; domains?: readonly string[] };

export type MatchableKeys = {
  links: readonly string[];
  sirets: readonly string[];
  sirens: readonly string[];
  vats: readonly string[];
  names: readonly NormalisedName[];
  domains: readonly string[];
};

export const linkKey = (scope: LinkScope, kind: string, externalId: string): string =>
  `${scope.site}\n${scope.origin}\n${scope.tenant}\n${kind}\n${externalId}`;

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
  if (sirets.length === 0 && vats.length === 0) return sirens;
  const others = [...sirets.map((siret) => siret.slice(0, 9)), ...vats.map((vat) => vat.siren)];
  return [...new Set([...sirens, ...present(others)])];
};

/** Most are kept as bare digits already. */
const readSiren = (text: string | null): string | null =>
  text !== null && text.length === 9 && isSiren(text) ? text : read(text, parseSiren);
const readSiret = (text: string): string | null => read(text, parseSiret);
const readVat = (text: string): Vat | null => read(text, parseVat);
const readName = (text: string): NormalisedName | null => {
  const name = normaliseName(text);
  return name.key === "" ? null : name;
};
const readPart = (text: string | null | undefined): NormalisedName | null =>
  text === null || text === undefined ? null : readName(text);

/** The names a row's name stands for: itself, and of "X dit Y" both. */
export const readNames = (names: readonly string[]): readonly NormalisedName[] => {
  const found: NormalisedName[] = [];
  for (const name of names) {
    const whole = readName(name);
    if (whole !== null) found.push(whole);
    const parts = nameParts(name);
    if (parts === null) continue;
    for (const part of [readPart(parts.company), readPart(parts.called)]) {
      if (part !== null) found.push(part);
    }
  }
  return found;
};

/** Reads a sighting of one page. Numbers of the seller itself and numbers that fail their check are left out. */
export const keysOfSighted = (sighted: Sighted, scope: LinkScope, own: OwnIdentity): SightedKeys => {
  const notOwn = (siren: string | null): boolean => siren === null || siren !== own.siren;
  const sirens = present([read(sighted.siren, parseSiren)]).filter(notOwn);
  const sirets = present([read(sighted.siret, parseSiret)]).filter((siret) => notOwn(siret.slice(0, 9)));
  const ownVats = (own.vats ?? []).map((vat) => readVat(vat)?.value);
  const vats = present([read(sighted.vat, parseVat)]).filter(
    (vat) => notOwn(vat.siren) && !ownVats.includes(vat.value),
  );
  const parts = sighted.name === undefined ? null : nameParts(sighted.name);
  const domain = sighted.domain === undefined ? null : readSite(sighted.domain);
  const ownDomain = domain !== null && (own.domains ?? []).some((each) => readSite(each) === domain);
  return {
    link: sighted.link === undefined ? null : linkKey(scope, sighted.link.kind, sighted.link.externalId),
    siret: sirets[0] ?? null,
    sirens: sirensOf(sirens[0] ?? null, sirets, vats),
    vat: vats[0]?.value ?? null,
    name: sighted.name === undefined ? null : readName(sighted.name),
    company: readPart(parts?.company),
    called: readPart(parts?.called),
    domain: ownDomain ? null : domain,
  };
};

const NONE: readonly never[] = [];

/** What is present of each; most customers have nothing of most kinds, and a hundred thousand are read at once. */
const readAll = <From, To>(values: readonly From[], one: (value: From) => To | null): readonly To[] => {
  if (values.length === 0) return NONE;
  const found: To[] = [];
  for (const value of values) {
    const read = one(value);
    if (read !== null) found.push(read);
  }
  return found;
};
const keyOfLink = (link: Matchable["links"][number]): string => linkKey(link, link.kind, link.externalId);
const vatValue = ({ value }: Vat): string => value;

/** The numbers of a customer as the copy has it; those that fail their check are no evidence. */
export const numbersOfMatchable = (row: Matchable): Pick<MatchableKeys, "sirets" | "sirens" | "vats"> => {
  const sirets = readAll(row.sirets, readSiret);
  const vats = readAll(row.vats, readVat);
  return {
    sirets,
    sirens: sirensOf(readSiren(row.siren), sirets, vats),
    vats: readAll(vats, vatValue),
  };
};

/** Reads a customer as the copy has it. */
export const keysOfMatchable = (row: Matchable): MatchableKeys => ({
  ...numbersOfMatchable(row),
  links: readAll(row.links, keyOfLink),
  names: readNames(row.names),
  domains: readAll(row.domains, readSite),
});
