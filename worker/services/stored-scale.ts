import type { ProviderScale } from "#shared/contract/external-scores.ts";
import { isExternalScaleName } from "#shared/credit/external/external-scale.ts";

/** A scale as it is kept: its name, or JSON of a provider's own. */
export const scaleText = (scale: ProviderScale): string =>
  typeof scale === "string" ? scale : JSON.stringify(scale);

/** The scale of a stored text, as the contract accepted it. */
export const readScale = (text: string): ProviderScale =>
  isExternalScaleName(text) ? text : (JSON.parse(text) as ProviderScale);
