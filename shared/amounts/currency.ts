/** ISO 4217 currencies in use that are written without minor units, or with three digits of them; all others have two. */
const WITHOUT = new Set("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" "));
const WITH_THREE = new Set("BHD IQD JOD KWD LYD OMR TND".split(" "));

const KNOWN = new Set([
  ...WITHOUT,
  ...WITH_THREE,
  ...(
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP " +
    "CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES " +
    "KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK " +
    "NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB " +
    "TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST YER ZAR ZMW XCD BGN HRK ANG"
  ).split(" "),
]);

/** Digits after the decimal sign of a currency (ISO 4217). */
export const minorDigitsOf = (currency: string): 0 | 2 | 3 =>
  WITHOUT.has(currency) ? 0 : WITH_THREE.has(currency) ? 3 : 2;

export const isCurrency = (code: string): boolean => KNOWN.has(code);

const DOLLARS = "USD CAD AUD NZD HKD SGD MXN TWD BRL ARS CLP COP".split(" ");
const CROWNS = "SEK NOK DKK ISK CZK".split(" ");
const FRANCS = "CHF XOF XAF XPF".split(" ");

/** Signs that pages write instead of a code, and the currencies each may stand for. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  "€": ["EUR"],
  EURO: ["EUR"],
  EUROS: ["EUR"],
  "£": ["GBP"],
  "£GB": ["GBP"],
  $NZ: ["NZD"],
  $HK: ["HKD"],
  $SG: ["SGD"],
  $MX: ["MXN"],
  $: DOLLARS,
  US$: ["USD"],
  $US: ["USD"],
  CA$: ["CAD"],
  C$: ["CAD"],
  $CA: ["CAD"],
  A$: ["AUD"],
  AU$: ["AUD"],
  $AU: ["AUD"],
  NZ$: ["NZD"],
  HK$: ["HKD"],
  S$: ["SGD"],
  SG$: ["SGD"],
  MX$: ["MXN"],
  R$: ["BRL"],
  "¥": ["JPY", "CNY"],
  "JP¥": ["JPY"],
  "CN¥": ["CNY"],
  "￥": ["JPY", "CNY"],
  "₹": ["INR"],
  "₽": ["RUB"],
  "₺": ["TRY"],
  "₪": ["ILS"],
  "₴": ["UAH"],
  "₩": ["KRW"],
  ZŁ: ["PLN"],
  KČ: ["CZK"],
  FT: ["HUF"],
  LEI: ["RON"],
  KR: CROWNS,
  NKR: ["NOK"],
  DKR: ["DKK"],
  SKR: ["SEK"],
  BR$: ["BRL"],
  "KR.": CROWNS,
  FR: FRANCS,
  "FR.": FRANCS,
  SFR: ["CHF"],
  "SFR.": ["CHF"],
  CFA: ["XOF", "XAF"],
  FCFA: ["XOF", "XAF"],
  "F CFA": ["XOF", "XAF"],
};

/** The currencies that a sign or code may mean; empty where it is none. */
export const currenciesOf = (mark: string): readonly string[] => {
  const upper = mark.trim().toUpperCase();
  if (KNOWN.has(upper)) return [upper];
  const sign = upper.replace(/^\$ (?=[A-Z]{2}$)/, "$");
  return Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] ?? []) : [];
};
