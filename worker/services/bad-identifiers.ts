import type { CustomerRecord, FirstTenMinutes } from "#shared/contract/imports.ts";
import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import type { Identifiers } from "../db/first-ten-minutes.ts";

export type BadIdentifier = FirstTenMinutes["badIdentifiers"][number];
export type Stated = Pick<CustomerRecord, "siren" | "siret" | "vat">;

const present = (value: string | null | undefined): value is string =>
  value !== null && value !== undefined && value !== "";

/**
 * Identifiers of a customer that fail their check digit, in what is kept of it or in what a source stated; `missing` when
 * there is neither SIREN nor VAT number at all (a customer abroad has no SIREN).
 */
export function badIdentifiersOf(customer: Identifiers, stated: Stated[]): BadIdentifier[] {
  const kept: { sirets: string[]; vats: string[] } = {
    sirets: JSON.parse(customer.sirets),
    vats: JSON.parse(customer.vats),
  };
  const sirens = unique([customer.siren, ...stated.map(({ siren }) => siren)]);
  const sirets = unique([...kept.sirets, ...stated.map(({ siret }) => siret)]);
  const vats = unique([...kept.vats, ...stated.map(({ vat }) => vat)]);
  const bad = (field: BadIdentifier["field"], value: string) => ({
    id: customer.id,
    name: customer.name,
    field,
    value,
  });
  const wrong = [
    ...sirens.filter((siren) => !parseSiren(siren).ok).map((siren) => bad("siren", siren)),
    ...sirets.filter((siret) => !parseSiret(siret).ok).map((siret) => bad("siret", siret)),
    ...vats.filter((vat) => !parseVat(vat).ok).map((vat) => bad("vat", vat)),
  ];
  return sirens.length + sirets.length + vats.length === 0 ? [bad("missing", "")] : wrong;
}

const unique = (values: (string | null | undefined)[]): string[] => [...new Set(values.filter(present))];
