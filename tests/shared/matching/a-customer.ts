import type { Matchable } from "#shared/matching/sighting.ts";

export const SCOPE = { site: "dolibarr", origin: "https://crm.example", tenant: "" };
export const NOBODY = { siren: null };

/** Valid by Luhn, of no real company. */
export const SIREN_A = "910000009";
export const SIREN_B = "910000017";
export const SIREN_C = "910000025";

export const idOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

export const aCustomer = (number: number, name: string, more: Partial<Matchable> = {}): Matchable => ({
  customerId: idOf(number),
  names: [name],
  siren: null,
  sirets: [],
  vats: [],
  domains: [],
  links: [],
  ...more,
});
