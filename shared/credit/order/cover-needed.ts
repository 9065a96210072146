import type { Assessment } from "../assessment.ts";
import type { Policy } from "../policy.ts";

/**
 * Insured amount at which the recommended limit would reach `neededCents` (POLICY 2: cap or add mode), in cents; null where
 * cover does not raise it: insurance is for information only, or nothing was recommended for a class that has cover. Whether it
 * really does is for an assessment with that cover to say.
 */
export function coverNeeded(
  {
    riskClass,
    recommendedLimit,
    scoreCentipoints,
  }: Pick<Assessment, "riskClass" | "recommendedLimit" | "scoreCentipoints">,
  neededCents: number,
  { limit }: Policy,
): number | null {
  if (riskClass === "E" || riskClass === "NR" || scoreCentipoints === null || neededCents <= 0) return null;
  const { capacityCents, insuredCents } = recommendedLimit.params;
  const step = neededCents < limit.roundSmallBelowCents ? limit.roundSmallToCents : limit.roundToCents;
  const roundedCents = Math.ceil(neededCents / step) * step;
  const now = Number(insuredCents ?? 0);
  let cover: number | null = null;
  if (limit.insurerMode === "cap") cover = roundedCents - limit.retentionCents[riskClass];
  if (limit.insurerMode === "add" && limit.insuredSharePercent > 0) {
    const uncovered = roundedCents - Number(capacityCents ?? 0);
    cover = Math.ceil((uncovered * 100) / limit.insuredSharePercent);
  }
  return cover !== null && cover > now ? cover : null;
}
