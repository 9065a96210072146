/** How often two measures of the same customers put two of them in the same order, and in the opposite one; ties count for neither. */
export type RankAgreement = { sameOrder: number; oppositeOrder: number };

/** All pairs of `[one, other]` compared (Kendall's count), for a few hundred of them. */
export function rankAgreement(measured: readonly (readonly [one: number, other: number])[]): RankAgreement {
  const agreement = { sameOrder: 0, oppositeOrder: 0 };
  measured.forEach(([one, other], place) => {
    for (const [laterOne, laterOther] of measured.slice(place + 1)) {
      const turn = Math.sign(one - laterOne) * Math.sign(other - laterOther);
      if (turn > 0) agreement.sameOrder += 1;
      if (turn < 0) agreement.oppositeOrder += 1;
    }
  });
  return agreement;
}

/** Fewer pairs say nothing. */
const ENOUGH_PAIRS = 45;

/** The grades run clearly against own experience: at least twice as many pairs in the opposite order. Ten customers or more. */
export const runsAgainst = ({ sameOrder, oppositeOrder }: RankAgreement): boolean =>
  sameOrder + oppositeOrder >= ENOUGH_PAIRS && oppositeOrder >= 2 * sameOrder;
