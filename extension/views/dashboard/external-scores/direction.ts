import type { ProviderScale } from "#shared/contract/external-scores.ts";
import { EXTERNAL_SCALES, type ExternalScale } from "#shared/credit/external/external-scale.ts";
import { externalCeilingCents, readExternal } from "#shared/credit/external/external-score.ts";

/** A value and what it reads as of 10,000, high is safe; null: it says nothing of a failure. */
export type ReadValue = { value: string; centipoints: number | null };

export const knownScale = (scale: ProviderScale): ExternalScale =>
  typeof scale === "string" ? EXTERNAL_SCALES[scale] : scale;

export const readValue = (scale: ProviderScale, value: string): ReadValue => {
  const read = readExternal({ scale, value });
  return { value, centipoints: read.ok ? read.value : null };
};

/** Advises an amount and is no grade. */
export const advises = (scale: ProviderScale): boolean => knownScale(scale).kind === "ceiling";
export const advisedCents = (scale: ProviderScale, value: string): number | null =>
  externalCeilingCents({ scale, value });

/** Two thirds from best to worst: a value whose reading shows the direction (Allianz Trade: 7 → 33.3). */
const between = (worst: number, best: number): number => Math.round(best + ((worst - best) * 2) / 3);

/** Values that show which way a scale runs, the best first. */
export const anchorsOf = (scale: ProviderScale): ReadValue[] => {
  const known = knownScale(scale);
  const values = ((): string[] => {
    if (known.kind === "linear")
      return [known.best, between(known.worst, known.best), known.worst].map(String);
    if (known.kind === "table") {
      const points = [...known.points].sort((a, b) => b[1] - a[1]);
      return [points[0], points[points.length >> 1], points.at(-1)].flatMap((point) =>
        point ? [String(point[0])] : [],
      );
    }
    if (known.kind === "ceiling") return Object.keys(known.cents);
    const graded = Object.entries(known.grades).sort(([, a], [, b]) => (b ?? -1) - (a ?? -1));
    const rated = graded.filter(([, centipoints]) => centipoints !== null).map(([grade]) => grade);
    return [rated[0], rated[rated.length >> 1], rated.at(-1)].filter((grade) => grade !== undefined);
  })();
  return [...new Set(values)].map((value) => readValue(scale, value));
};

export type FileValues = {
  count: number;
  offScale: number;
  /** The smallest and the largest number, or, of grades, the worst and the best that occur. */
  lowest: ReadValue | null;
  highest: ReadValue | null;
};

const numberOf = (value: string): number => Number(value.replace(",", "."));

/** What a file's values reach over, each end with what it reads as: a file that runs the other way shows here. */
export const fileValues = (scale: ProviderScale, values: readonly string[]): FileValues => {
  const on = values.filter((value) => readExternal({ scale, value }).ok);
  const read = [...new Set(on)].map((value) => readValue(scale, value));
  const numeric = read.every(({ value }) => Number.isFinite(numberOf(value)));
  const sorted = read.sort((a, b) =>
    numeric ? numberOf(a.value) - numberOf(b.value) : (a.centipoints ?? 0) - (b.centipoints ?? 0),
  );
  return {
    ...{ count: values.length, offScale: values.length - on.length },
    lowest: sorted[0] ?? null,
    highest: sorted.at(-1) ?? null,
  };
};
