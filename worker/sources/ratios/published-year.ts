import type { EpochDay } from "#shared/credit/calendar.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { centsOf, dayOf, type JsonObject, listOf, numberOf, objectOf, textOf } from "../json-fields.ts";

/**
 * Ratios of ratios_inpi_bce and how they are written: 119.827 is 119.827 %, 48.105 times (years, for a debt), 167.454 days. Seen
 * by recomputing the recorded answers: `interest_to_ebitda` (couverture_des_interets) is charges over EBITDA, so high is bad.
 */
export const PUBLISHED_RATIOS = {
  gearing: { field: "taux_d_endettement", unit: "percent" },
  equityToAssets: { field: "autonomie_financiere", unit: "percent" },
  liquidity: { field: "ratio_de_liquidite", unit: "percent" },
  interestToEbitda: { field: "couverture_des_interets", unit: "percent" },
  debtToCashFlow: { field: "capacite_de_remboursement", unit: "multiple" },
  cashFlowToSales: { field: "caf_sur_ca", unit: "percent" },
  ebitdaMargin: { field: "marge_ebe", unit: "percent" },
  pretaxMargin: { field: "resultat_courant_avant_impots_sur_ca", unit: "percent" },
  workingCapitalToSales: { field: "poids_bfr_exploitation_sur_ca", unit: "percent" },
  workingCapitalDays: { field: "poids_bfr_exploitation_sur_ca_jours", unit: "days" },
  receivableDays: { field: "credit_clients_jours", unit: "days" },
  payableDays: { field: "credit_fournisseurs_jours", unit: "days" },
  inventoryDays: { field: "rotation_des_stocks_jours", unit: "days" },
  wornOut: { field: "ratio_de_vetuste", unit: "percent" },
} as const satisfies Record<string, { field: string; unit: RatioUnit }>;

export type RatioUnit = "percent" | "multiple" | "days";
export type PublishedRatio = keyof typeof PUBLISHED_RATIOS;

/**
 * Accounts of a year as published. Amounts in cents, ratios in thousandths of their unit (119,827 is 119.827 %); null: not
 * published, which the data set writes as 0. `scope`: the firm's own accounts in full (C) or simplified (S), those of its group
 * (K), or another form. `confidential`: what the firm asked to be kept from the public.
 */
export type PublishedYear = {
  closingDay: EpochDay;
  scope: "full" | "simplified" | "group" | "other";
  balanceType: string | null;
  confidential: "no" | "partly" | "yes" | "not_said";
  turnoverCents: number | null;
  grossMarginCents: number | null;
  ebitdaCents: number | null;
  ebitCents: number | null;
  netIncomeCents: number | null;
  ratios: Record<PublishedRatio, number | null>;
};

export type RatiosProblem = "no_results_field" | "nothing_readable";

const SCOPES: Readonly<Record<string, PublishedYear["scope"]>> = {
  C: "full",
  S: "simplified",
  K: "group",
};
const CONFIDENTIAL: Readonly<Record<string, PublishedYear["confidential"]>> = {
  public: "no",
  "partiellement confidentiel": "partly",
  confidentiel: "yes",
};

/** Reads an answer of /records; the youngest first, as published: a year may be there twice. */
export function readPublishedYears(body: unknown): Result<PublishedYear[], RatiosProblem> {
  const results = listOf(objectOf(body)?.results);
  if (results === null) return failed("no_results_field");
  const years = results.flatMap((each) => yearOf(objectOf(each)) ?? []);
  if (years.length === 0 && results.length > 0) return failed("nothing_readable");
  return ok(years.sort((one, other) => other.closingDay - one.closingDay));
}

function yearOf(record: JsonObject | null): PublishedYear | null {
  const closingDay = dayOf(record?.date_cloture_exercice);
  if (record === null || closingDay === null) return null;
  const balanceType = textOf(record.type_bilan);
  const ratios = Object.fromEntries(
    Object.entries(PUBLISHED_RATIOS).map(([name, { field }]) => [name, thousandths(record[field])]),
  ) as PublishedYear["ratios"];
  return {
    closingDay,
    scope: SCOPES[balanceType ?? ""] ?? "other",
    balanceType,
    confidential: CONFIDENTIAL[textOf(record.confidentiality)?.toLowerCase() ?? ""] ?? "not_said",
    turnoverCents: centsOf(record.chiffre_d_affaires) || null,
    grossMarginCents: centsOf(record.marge_brute) || null,
    ebitdaCents: centsOf(record.ebe ?? record.ebitda) || null,
    ebitCents: centsOf(record.ebit) || null,
    netIncomeCents: centsOf(record.resultat_net) || null,
    ratios,
  };
}

const LARGEST = 1_000_000_000_000;

const thousandths = (value: unknown): number | null => {
  const number = numberOf(value);
  if (number === null) return null;
  const rounded = Math.round(number * 1_000);
  return rounded === 0 || Math.abs(rounded) > LARGEST ? null : rounded;
};
