/** Shapes of VAT numbers after the country prefix (domain.md 4.4). Greece writes EL. */
const VAT_SHAPES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[A-HJ-NP-Z0-9]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
};

const SEPARATORS = /[\s\u00a0\u2007\u202f.\-–]/g;

/** Upper case without separators; Greece as EL; a nine-digit Belgian number gets its leading zero. */
export function normaliseVat(text: string): string {
  const compact = text.replace(SEPARATORS, "").toUpperCase();
  if (/^GR\d{9}$/.test(compact)) return `EL${compact.slice(2)}`;
  if (/^BE\d{9}$/.test(compact)) return `BE0${compact.slice(2)}`;
  return compact;
}

/** Country prefix of a normalised number whose shape fits; null otherwise. */
export function vatCountry(normalised: string): string | null {
  const country = normalised.slice(0, 2);
  const shape = Object.hasOwn(VAT_SHAPES, country) ? VAT_SHAPES[country] : undefined;
  return shape?.test(normalised.slice(2)) ? country : null;
}
