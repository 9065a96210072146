import type { EpochDay } from "../calendar.ts";
import { externalCentipoints } from "../external/external-score.ts";
import type { GradeFact } from "./outside-facts.ts";

/** The latest grade of each provider on each scale, with its value on the common scale; null where it gives none. By provider. */
export function gradesInForce(
  grades: readonly GradeFact[],
  asOf: EpochDay,
  knownAt: number,
): { grade: GradeFact; centipoints: number | null }[] {
  const latest = new Map<string, GradeFact>();
  for (const grade of grades) {
    const { revokedRevision = null } = grade;
    const takenBack = revokedRevision !== null && revokedRevision <= knownAt;
    if (grade.day > asOf || grade.recordedRevision > knownAt || takenBack) continue;
    const key = JSON.stringify([grade.source, grade.scale]);
    const known = latest.get(key);
    if (known === undefined || isLater(grade, known)) latest.set(key, grade);
  }
  return [...latest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, grade]) => ({ grade, centipoints: externalCentipoints(grade, asOf) }));
}

const isLater = (a: GradeFact, b: GradeFact): boolean =>
  a.day !== b.day
    ? a.day > b.day
    : a.recordedRevision !== b.recordedRevision
      ? a.recordedRevision > b.recordedRevision
      : a.id > b.id;
