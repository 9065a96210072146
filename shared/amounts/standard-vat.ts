/**
 * Standard rates of VAT in basis points by country (Directive 2006/112/EC art. 97 and national law, 2026-01; the European
 * Commission's "Taxes in Europe" database).
 */
const STANDARD: Readonly<Record<string, number>> = {
  AT: 2000,
  BE: 2100,
  BG: 2000,
  CH: 810,
  CY: 1900,
  CZ: 2100,
  DE: 1900,
  DK: 2500,
  EE: 2400,
  ES: 2100,
  FI: 2550,
  FR: 2000,
  GB: 2000,
  GR: 2400,
  HR: 2500,
  HU: 2700,
  IE: 2300,
  IT: 2200,
  LT: 2100,
  LU: 1700,
  LV: 2100,
  MT: 1800,
  NL: 2100,
  NO: 2500,
  PL: 2300,
  PT: 2300,
  RO: 2100,
  SE: 2500,
  SI: 2200,
  SK: 2300,
};

/** Capitals whose time zones tell the country. */
const BY_ZONE: Readonly<Record<string, string>> = {
  "Europe/Vienna": "AT",
  "Europe/Brussels": "BE",
  "Europe/Sofia": "BG",
  "Europe/Zurich": "CH",
  "Asia/Nicosia": "CY",
  "Europe/Prague": "CZ",
  "Europe/Berlin": "DE",
  "Europe/Copenhagen": "DK",
  "Europe/Tallinn": "EE",
  "Europe/Madrid": "ES",
  "Europe/Helsinki": "FI",
  "Europe/Paris": "FR",
  "Europe/London": "GB",
  "Europe/Athens": "GR",
  "Europe/Zagreb": "HR",
  "Europe/Budapest": "HU",
  "Europe/Dublin": "IE",
  "Europe/Rome": "IT",
  "Europe/Vilnius": "LT",
  "Europe/Luxembourg": "LU",
  "Europe/Riga": "LV",
  "Europe/Malta": "MT",
  "Europe/Amsterdam": "NL",
  "Europe/Oslo": "NO",
  "Europe/Warsaw": "PL",
  "Europe/Lisbon": "PT",
  "Europe/Bucharest": "RO",
  "Europe/Stockholm": "SE",
  "Europe/Ljubljana": "SI",
  "Europe/Bratislava": "SK",
};

/**
 * Standard rate where an organization sells, in basis points: France for one with a SIREN, else by its time zone; null where
 * neither tells.
 */
export const standardVatOf = ({
  siren,
  timeZone,
}: {
  siren: string | null;
  timeZone: string;
}): number | null => {
  const country = siren !== null ? "FR" : Object.hasOwn(BY_ZONE, timeZone) ? BY_ZONE[timeZone] : undefined;
  return country === undefined ? null : (STANDARD[country] ?? null);
};
