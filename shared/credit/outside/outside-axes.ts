import { type AccountsAxis, accountsAxis } from "../accounts/accounts-axis.ts";
import type { Reason } from "../assessment.ts";
import type { EpochDay } from "../calendar.ts";
import { externalCeilingCents } from "../external/external-score.ts";
import type { Policy } from "../policy.ts";
import { reasonOf } from "../reason.ts";
import { structureAxis } from "../structure/structure-axis.ts";
import { type Axis, type AxisPart, mixAxis } from "./axis.ts";
import { gradesInForce } from "./grades-in-force.ts";
import type { GradeFact, OutsideFacts } from "./outside-facts.ts";

/** What is known outside the ledger; null: missing, never an average. */
export type OutsideAxes = {
  external: Axis | null;
  structural: Axis | null;
  /** What filed accounts say; null without usable ones, or with an axis ready made. */
  accounts: AccountsAxis | null;
  /** Amount that an agency or insurer advises at most, in cents; null without advice. */
  adviceCents: number | null;
};

export const NOTHING_OUTSIDE: OutsideAxes = {
  external: null,
  structural: null,
  accounts: null,
  adviceCents: null,
};

const FULL = 10_000;

/** The axes outside the ledger (POLICY 1.1, domain.md 2.6 blocks X and S) from what was known at a revision, as of a day. */
export function outsideAxes(
  facts: OutsideFacts | null | undefined,
  asOf: EpochDay,
  knownAt: number,
  policy: Policy,
): OutsideAxes {
  if (!facts) return NOTHING_OUTSIDE;
  const grades = gradesInForce(facts.grades ?? [], asOf, knownAt);
  const structure = facts.structure ? structureAxis(facts.structure, asOf) : null;
  const ready = readyMade("external_score", facts.externalCentipoints);
  const known = facts.statements?.filter(({ recordedRevision }) => recordedRevision <= knownAt) ?? [];
  const accounts = ready !== null || known.length === 0 ? null : accountsAxis(known, asOf);
  return {
    external: ready ?? externalAxis(accounts, grades, policy),
    structural:
      readyMade("structural_score", facts.structuralCentipoints) ??
      (structure === null ? null : { centipoints: structure.centipoints, reasons: structure.reasons }),
    accounts,
    adviceCents: adviceOf(grades),
  };
}

function readyMade(code: "external_score" | "structural_score", axisCentipoints: number | null): Axis | null {
  if (axisCentipoints === null) return null;
  const reason = reasonOf(code, "lasts", axisCentipoints - FULL, { axisCentipoints });
  return { centipoints: axisCentipoints, reasons: [reason] };
}

type Grades = ReturnType<typeof gradesInForce>;

/** Accounts on one side, the mean of all providers' grades on the other, each with its weight; one alone counts whole. */
function externalAxis(accounts: AccountsAxis | null, grades: Grades, policy: Policy): Axis | null {
  const parts: AxisPart[] = [];
  if (accounts !== null)
    parts.push({ weight: policy.score.externalParts.accounts, shared: 1, reasons: accounts.reasons });
  const rated = grades.flatMap(({ grade, centipoints }) =>
    centipoints === null ? [] : [{ grade, centipoints }],
  );
  for (const { grade, centipoints } of rated) {
    const reason = reasonOfGrade(grade, centipoints);
    parts.push({ weight: policy.score.externalParts.grades, shared: rated.length, reasons: [reason] });
  }
  return mixAxis(parts);
}

function reasonOfGrade(
  { id: gradeId, source, value, day, withheld }: GradeFact,
  axisCentipoints: number,
): Reason {
  const lost = axisCentipoints - FULL;
  return withheld
    ? reasonOf("outside_grade_withheld", "lasts", lost, { gradeId })
    : reasonOf("outside_grade", "lasts", lost, { axisCentipoints, source, value, gradeDay: day, gradeId });
}

function adviceOf(grades: Grades): number | null {
  let advice: number | null = null;
  for (const { grade } of grades) {
    const cents = externalCeilingCents(grade);
    if (cents !== null && (advice === null || cents < advice)) advice = cents;
  }
  return advice;
}
