/** Sound and failed firms in one bin. */
export type BinCount = { good: number; bad: number };

/** Weight of evidence of a bin and its part of the information value; weight null where one side is empty. */
export type BinEvidence = { weight: number | null; informationValue: number };

/**
 * `WoE = ln(%goods / %bads)`, `IV = Σ (%goods − %bads) · WoE` (domain.md 2.3, T-203). Above 0 the bin is safer than the whole.
 */
export function weightOfEvidence(bins: readonly BinCount[]): {
  bins: BinEvidence[];
  informationValue: number;
} {
  const goods = bins.reduce((sum, { good }) => sum + good, 0);
  const bads = bins.reduce((sum, { bad }) => sum + bad, 0);
  const evidence = bins.map(({ good, bad }) => {
    if (good === 0 || bad === 0) return { weight: null, informationValue: 0 };
    const weight = Math.log(good / goods / (bad / bads));
    return { weight, informationValue: (good / goods - bad / bads) * weight };
  });
  return {
    bins: evidence,
    informationValue: evidence.reduce((sum, { informationValue }) => sum + informationValue, 0),
  };
}
