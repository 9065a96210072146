import { divideHalfUp, mulDiv } from "../money.ts";
import type { AccountFigures } from "./statement.ts";

/**
 * Cut-offs in hundredths. Three sets are published and differ (domain.md 2.4): `fourNine` and `riskiestSoundest`; the product
 * shows `usual`, the first with a line for the clearly sound.
 */
export const CONAN_HOLDER_CUT_OFFS = {
  usual: { alert: 400, watch: 900, sound: 1_600 },
  fourNine: { alert: 400, watch: 900 },
  riskiestSoundest: { alert: 680, watch: 1_640 },
} as const;

export type ConanHolderZone = "alert" | "watch" | "sound" | "strong";

export type ConanHolder = { centi: number; tenThousandths: number; zone: ConanHolderZone };

/** Parts per million: the weights multiply to two digits, four are wanted. */
const PPM = 1_000_000;

/**
 * Conan-Holder (1979) for industrial firms (domain.md 2.4, T-208): 24·gross operating profit/debts + 22·permanent
 * capital/assets + 16·(receivables + cash)/assets − 87·financial charges/sales − 10·personnel cost/value added. `ebitda` stands
 * for the gross operating profit (EBE). Null while a figure is missing or a base is not above zero.
 */
export function conanHolder(figures: AccountFigures): ConanHolder | null {
  const { ebitda, totalAssets, equity, longTermDebt, receivables, cash } = figures;
  const debts = figures.totalLiabilities;
  const r1 = share(ebitda, debts);
  const r2 = share(plus(equity, longTermDebt), totalAssets);
  const r3 = share(plus(receivables, cash), totalAssets);
  const r4 = share(figures.interest, figures.netSales);
  const r5 = share(figures.personnelCost, figures.valueAdded);
  if (r1 === null || r2 === null || r3 === null || r4 === null || r5 === null) return null;
  const tenThousandths = divideHalfUp(24 * r1 + 22 * r2 + 16 * r3 - 87 * r4 - 10 * r5, 100);
  return { centi: divideHalfUp(tenThousandths, 100), tenThousandths, zone: zoneOf(tenThousandths) };
}

function zoneOf(tenThousandths: number): ConanHolderZone {
  const { alert, watch, sound } = CONAN_HOLDER_CUT_OFFS.usual;
  if (tenThousandths < alert * 100) return "alert";
  if (tenThousandths < watch * 100) return "watch";
  return tenThousandths <= sound * 100 ? "sound" : "strong";
}

const plus = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

const share = (amount: number | null, base: number | null): number | null =>
  amount === null || base === null || base <= 0 ? null : mulDiv(amount, PPM, base);
