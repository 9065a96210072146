import { type Answer, json } from "./answer.ts";
import { explore, type StandInRecord } from "./explore-query.ts";
import type { StandInFirm, StandInYear } from "./firms.ts";

/** GET …/records of a data set, in the shape of Explore 2.1. */
export function recordsAnswer(records: readonly StandInRecord[], query: URLSearchParams): Answer {
  const explored = explore(records, query);
  if (!explored.ok) return json(400, { error_code: "ODSQLError", message: explored.message });
  return json(200, { total_count: explored.total, results: explored.results });
}

/** Rows of ratios_inpi_bce: one for each published year. */
export const ratioRecords = (firms: readonly StandInFirm[]): StandInRecord[] =>
  firms.flatMap(({ siren, years }) => years.map((year) => recordOf(siren, year)));

const thousandths = (value: number): number => Math.round(value * 1_000) / 1_000;
/** Where there is no base the data set leaves the ratio out. */
const percent = (part: number, base: number): number | undefined =>
  base === 0 ? undefined : thousandths((part / base) * 100);

function recordOf(siren: string, year: StandInYear): StandInRecord {
  const cashFlow = year.netIncome + year.ebitda - year.ebit;
  return {
    siren,
    date_cloture_exercice: year.closing,
    chiffre_d_affaires: year.turnover,
    marge_brute: Math.round(year.turnover * 0.46),
    ebe: year.ebitda,
    ebit: year.ebit,
    resultat_net: year.netIncome,
    taux_d_endettement: percent(year.financialDebt, year.equity),
    ratio_de_liquidite: 141.207,
    ratio_de_vetuste: 58.412,
    autonomie_financiere: percent(year.equity, year.totalAssets),
    poids_bfr_exploitation_sur_ca: year.turnover === 0 ? undefined : 11.4,
    poids_bfr_exploitation_sur_ca_jours: year.turnover === 0 ? undefined : 41.04,
    couverture_des_interets: percent(year.interest, year.ebitda),
    caf_sur_ca: percent(cashFlow, year.turnover),
    capacite_de_remboursement: year.turnover === 0 ? undefined : thousandths(year.financialDebt / cashFlow),
    marge_ebe: percent(year.ebitda, year.turnover),
    resultat_courant_avant_impots_sur_ca: percent(year.ebit - year.interest, year.turnover),
    rotation_des_stocks_jours: 22.117,
    credit_clients_jours: year.turnover === 0 ? undefined : 54.3,
    credit_fournisseurs_jours: year.turnover === 0 ? undefined : 48.9,
    type_bilan: year.type,
    confidentiality: year.confidentiality,
  };
}
