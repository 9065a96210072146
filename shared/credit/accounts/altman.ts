import { divideHalfUp } from "../money.ts";
import { completeRatios } from "./complete-ratios.ts";
import type { Ratios } from "./ratio.ts";

export type AltmanZone = "safe" | "grey" | "distress";

/** Z'' above `safe` is safe, below `distress` is distress, hundredths. The emerging-market version adds 3.25 to both. */
export const ALTMAN_CUT_OFFS = {
  standard: { safe: 260, distress: 110 },
  emergingMarkets: { safe: 585, distress: 435 },
} as const;

const EMERGING_MARKETS_CONSTANT = 32_500;

/** Z'' in hundredths and, before rounding, in ten-thousandths; `emergingMarketsCenti` is the same with 3.25 added. */
export type Altman = {
  centi: number;
  tenThousandths: number;
  emergingMarketsCenti: number;
  zone: AltmanZone;
};

/**
 * Altman Z'' for private firms of any trade (domain.md 2.4, T-206): 6.56·working capital/assets + 3.26·retained
 * earnings/assets + 6.72·EBIT/assets + 1.05·equity/**liabilities**. Null while one of the four is missing.
 */
export const altmanZ2 = (known: Ratios): Altman | null => altmanZ2OfAll(completeRatios(known));

/** The same for ratios with nothing more to derive, as those of a statement. */
export function altmanZ2OfAll(ratios: Ratios): Altman | null {
  const workingCapital = ratios.workingCapitalToAssets ?? null;
  const retained = ratios.retainedEarningsToAssets ?? null;
  const ebit = ratios.ebitToAssets ?? null;
  const equity = ratios.equityToLiabilities ?? null;
  if (workingCapital === null || retained === null || ebit === null || equity === null) return null;
  const tenThousandths = divideHalfUp(
    656 * workingCapital + 326 * retained + 672 * ebit + 105 * equity,
    10_000,
  );
  return {
    centi: divideHalfUp(tenThousandths, 100),
    tenThousandths,
    emergingMarketsCenti: divideHalfUp(tenThousandths + EMERGING_MARKETS_CONSTANT, 100),
    zone: altmanZone(tenThousandths),
  };
}

function altmanZone(tenThousandths: number): AltmanZone {
  const { safe, distress } = ALTMAN_CUT_OFFS.standard;
  if (tenThousandths > safe * 100) return "safe";
  return tenThousandths < distress * 100 ? "distress" : "grey";
}

/**
 * Altman Z' (domain.md 2.4, T-207): 0.717·X1 + 0.847·X2 + 3.107·X3 + 0.420·equity/liabilities + 0.998·sales/assets, in
 * ten-thousandths; null while one of the five is missing.
 */
export function altmanZ1(known: Ratios): number | null {
  const ratios = completeRatios(known);
  const { workingCapitalToAssets: x1, retainedEarningsToAssets: x2, ebitToAssets: x3 } = ratios;
  const { equityToLiabilities: x4, assetTurnover: x5 } = ratios;
  if (x1 == null || x2 == null || x3 == null || x4 == null || x5 == null) return null;
  return divideHalfUp(717 * x1 + 847 * x2 + 3_107 * x3 + 420 * x4 + 998 * x5, 100_000);
}
