import { failed, ok, type Result } from "../../result.ts";
import { type EpochDay, weekNumber } from "../calendar.ts";
import { ageTowards } from "../decay.ts";
import { divideHalfUp, parseAmount } from "../money.ts";
import { piecewise } from "../piecewise.ts";
import { EXTERNAL_SCALES, type ExternalScale, type ExternalScaleName } from "./external-scale.ts";

/** A provider's grade as it came, with the day it was given. `scale`: a known one by name, or a table of one's own. */
export type ExternalScore = {
  source: string;
  scale: ExternalScaleName | ExternalScale;
  value: string;
  day: EpochDay;
};

const NEUTRAL = 5_000;
const FULL = 10_000;
/** Nine months (domain.md 2.6). */
const HALF_LIFE_WEEKS = 39;

/**
 * A grade on the common scale as of a day, in centipoints: drawn towards the middle as it ages (half-life nine months).
 * Null for what says nothing about failure: unknown to the provider, an advised amount, a value off the scale, a later day.
 */
export function externalCentipoints(score: ExternalScore, asOf: EpochDay): number | null {
  if (score.day > asOf) return null;
  const read = readExternal(score);
  if (!read.ok || read.value === null) return null;
  return ageTowards(NEUTRAL, read.value, weekNumber(asOf) - weekNumber(score.day), HALF_LIFE_WEEKS);
}

/** A grade on the common scale on the day it was given; null where the scale gives none. Refuses a value the scale does not have. */
export function readExternal({
  scale,
  value,
}: Pick<ExternalScore, "scale" | "value">): Result<number | null, "not_on_scale"> {
  const known: ExternalScale = typeof scale === "string" ? EXTERNAL_SCALES[scale] : scale;
  const grade = value.trim().toUpperCase();
  if (known.kind === "ceiling") return Object.hasOwn(known.cents, grade) ? ok(null) : failed("not_on_scale");
  if (known.kind === "grades") {
    const centipoints = Object.hasOwn(known.grades, grade) ? known.grades[grade] : undefined;
    return centipoints === undefined ? failed("not_on_scale") : ok(centipoints);
  }
  const hundredths = parseAmount(value, value.includes(",") ? "," : ".");
  if (!hundredths.ok) return failed("not_on_scale");
  if (known.kind === "table")
    return ok(
      piecewise(
        known.points.map(([at, centipoints]) => [at * 100, centipoints] as const),
        hundredths.value,
      ),
    );
  const lowest = Math.min(known.worst, known.best) * 100;
  const highest = Math.max(known.worst, known.best) * 100;
  if (hundredths.value < lowest || hundredths.value > highest) return failed("not_on_scale");
  return ok(
    divideHalfUp(Math.abs(hundredths.value - known.worst * 100) * FULL, Math.max(1, highest - lowest)),
  );
}

/** Amount a grade advises as a ceiling, in cents of euros (0: no recommendation); null where it is no such advice. */
export function externalCeilingCents({
  scale,
  value,
}: Pick<ExternalScore, "scale" | "value">): number | null {
  const known: ExternalScale = typeof scale === "string" ? EXTERNAL_SCALES[scale] : scale;
  if (known.kind !== "ceiling") return null;
  return known.cents[value.trim().toUpperCase()] ?? null;
}
