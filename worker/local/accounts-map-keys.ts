import { RATIO_NAMES, type Ratio } from "#shared/credit/accounts/ratio.ts";
import { FIGURES, type Figure } from "#shared/credit/accounts/statement.ts";

/** What a key of a map stands for. `previousNetSales`: sales of the year before, for growth. */
export type MapKey = { kind: "figure"; name: Figure | "previousNetSales" } | { kind: "ratio"; name: Ratio };

const FIGURE_SYNONYMS: Readonly<Record<string, Figure | "previousNetSales">> = {
  assets: "totalAssets",
  totalcurrentassets: "currentAssets",
  inventories: "inventory",
  stock: "inventory",
  accountsreceivable: "receivables",
  tradereceivables: "receivables",
  totalreceivables: "receivables",
  cashandequivalents: "cash",
  cashandcashequivalents: "cash",
  totalequity: "equity",
  bookequity: "equity",
  shareholdersequity: "equity",
  stockholdersequity: "equity",
  networth: "equity",
  capital: "shareCapital",
  liabilities: "totalLiabilities",
  totaldebts: "totalLiabilities",
  totalcurrentliabilities: "currentLiabilities",
  shorttermliabilities: "currentLiabilities",
  longtermliabilities: "longTermDebt",
  totallongtermdebt: "longTermDebt",
  sales: "netSales",
  revenue: "netSales",
  revenues: "netSales",
  totalrevenue: "netSales",
  turnover: "netSales",
  previoussales: "previousNetSales",
  grossmarginamount: "grossProfit",
  operatingprofit: "ebit",
  operatingincome: "ebit",
  interestexpense: "interest",
  financialexpenses: "interest",
  netprofit: "netIncome",
  netresult: "netIncome",
};

const RATIO_SYNONYMS: Readonly<Record<string, Ratio>> = {
  equityratio: "equityToAssets",
  networthtoassets: "equityToAssets",
  equitytodebt: "equityToLiabilities",
  bookequitytoliabilities: "equityToLiabilities",
  debtratio: "liabilitiesToAssets",
  debttoassets: "liabilitiesToAssets",
  debttoequity: "liabilitiesToEquity",
  debttonetworth: "liabilitiesToEquity",
  currentassetstocurrentliabilities: "currentRatio",
  currentassetstoshorttermliabilities: "currentRatio",
  shorttermliabilitiestoassets: "currentLiabilitiesToAssets",
  currentliabilitytoassets: "currentLiabilitiesToAssets",
  acidtest: "quickRatio",
  quickassetstocurrentliabilities: "quickRatio",
  cashtocurrentliabilities: "cashRatio",
  roa: "netIncomeToAssets",
  returnonassets: "netIncomeToAssets",
  netprofittoassets: "netIncomeToAssets",
  roe: "netIncomeToEquity",
  returnonequity: "netIncomeToEquity",
  netprofittoequity: "netIncomeToEquity",
  netprofittoliabilities: "netIncomeToLiabilities",
  operatingprofittoassets: "ebitToAssets",
  operatingreturnonassets: "ebitToAssets",
  cashflowtodebt: "cashFlowToLiabilities",
  cashflowtoliability: "cashFlowToLiabilities",
  netincometosales: "netMargin",
  netprofittosales: "netMargin",
  netprofitmargin: "netMargin",
  ebitmargin: "operatingMargin",
  ebittosales: "operatingMargin",
  operatingprofitmargin: "operatingMargin",
  operatingprofittosales: "operatingMargin",
  ebitdatosales: "ebitdaMargin",
  grossprofitmargin: "grossMargin",
  grossprofittosales: "grossMargin",
  ebittointerest: "interestCover",
  interestcoverage: "interestCover",
  interestcoverageratio: "interestCover",
  salestoassets: "assetTurnover",
  totalassetturnover: "assetTurnover",
  receivablesdays: "receivableDays",
  inventorydays: "inventoryDays",
  payabledays: "currentLiabilitiesDays",
  eps: "earningsPerShare",
  netincomepershare: "earningsPerShare",
  netvaluepershare: "equityPerShare",
  bookvaluepershare: "equityPerShare",
  revenuepershare: "salesPerShare",
};

export const MAP_FIGURES = [...FIGURES, "previousNetSales"] as const;

const compact = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");

/** "net_income / Total Assets" and "netIncomeToTotalAssets" are one key. */
const spoken = (key: string): string =>
  compact(key.replace(/[/]|\bover\b|\bdivided by\b/gi, " to "))
    .replace(/(to|per)totalassets$/, "toassets")
    .replace(/(to|per)assets$/, "toassets")
    .replace(/tototalliabilities$/, "toliabilities")
    .replace(/to(?:net|total)?(?:sales|revenue|turnover)$/, "tosales");

/** What a key means, in any spelling; null when it is none of ours. */
export function mapKeyOf(key: string): MapKey | null {
  const plain = compact(key);
  const figure = MAP_FIGURES.find((name) => compact(name) === plain) ?? own(FIGURE_SYNONYMS, plain);
  if (figure !== undefined) return { kind: "figure", name: figure };
  const said = spoken(key);
  const ratio = RATIO_NAMES.find((name) => compact(name) === said) ?? own(RATIO_SYNONYMS, said);
  return ratio === undefined ? null : { kind: "ratio", name: ratio };
}

/** The key that is spelt most like an unknown one. */
export function nearestKey(key: string): string {
  const wanted = compact(key);
  let nearest = "";
  let least = Number.POSITIVE_INFINITY;
  for (const name of [...MAP_FIGURES, ...RATIO_NAMES, "failed"]) {
    const distance = editDistance(wanted, compact(name));
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
