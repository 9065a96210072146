/** Sum of all reasons in hundredths of a point: the score itself, since every step of it is a reason. */
export const reasonSumCentipoints = (reasons: { centipoints: number }[]): number =>
  reasons.reduce((sum, { centipoints }) => sum + centipoints, 0);

/** Steps that move the score, and rules that cap or force the class without moving it. */
export const splitReasons = <Reason extends { centipoints: number }>(reasons: Reason[]) => ({
  steps: reasons.filter(({ centipoints }) => centipoints !== 0),
  rules: reasons.filter(({ centipoints }) => centipoints === 0),
});
