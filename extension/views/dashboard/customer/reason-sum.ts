/** Sum of all reasons in hundredths of a point: the score itself, since every step of it is a reason. */
export const reasonSumCentipoints = (reasons: { centipoints: number }[]): number =>
  reasons.reduce((sum, { centipoints }) => sum + centipoints, 0);

/** Steps that move the score, from its starting point on, and rules that cap or force the class without moving it. */
export const splitReasons = <Reason extends { code: string; centipoints: number }>(reasons: Reason[]) => ({
  steps: reasons
    .filter(({ centipoints }) => centipoints !== 0)
    .toSorted((one, other) => Number(other.code === "base_points") - Number(one.code === "base_points")),
  rules: reasons.filter(({ centipoints }) => centipoints === 0),
});
