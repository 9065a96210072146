import type { Assessment } from "#shared/credit/assessment.ts";
import type { CurrentMember } from "../env.ts";

type Reason = Assessment["reasons"][number];
type Told = Pick<Reason, "code" | "params">;

/** Grades that only credit may see are credit's: analysts and administrators. */
export const seesEveryGrade = ({ role }: Pick<CurrentMember, "role">): boolean =>
  role === "analyst" || role === "admin";

/**
 * The same reason without provider and value, where they are not to be passed on. Assessments of today carry neither; those that
 * were kept before somebody said so do.
 */
export const withholdGrade =
  (sources: ReadonlySet<string>) =>
  <Given extends Told>(reason: Given): Given =>
    reason.code === "outside_grade" && sources.has(String(reason.params.source))
      ? { ...reason, code: "outside_grade_withheld", params: { gradeId: reason.params.gradeId ?? "" } }
      : reason;

/** An assessment as somebody may read it who may not see the grades of these providers. */
export function withholdGrades(assessed: Assessment, sources: ReadonlySet<string>): Assessment {
  if (sources.size === 0) return assessed;
  const withhold = withholdGrade(sources);
  const { reasons, limitCut } = assessed;
  if (!limitCut) return { ...assessed, reasons: reasons.map(withhold) };
  const { code, params } = withhold({ code: limitCut.ground, params: limitCut.evidence });
  return {
    ...assessed,
    reasons: reasons.map(withhold),
    limitCut: { ...limitCut, ground: code, evidence: params },
  };
}
