import type { Reason } from "../assessment.ts";
import { type EpochDay, monthsBetween } from "../calendar.ts";
import { piecewise } from "../piecewise.ts";
import type { LegalForm } from "./legal-form.ts";
import { STRUCTURE_POINTS } from "./structure-points.ts";
import type { StructureReasonCode } from "./structure-reason-codes.ts";

/** What a register says of a legal entity; null: not known. */
export type StructureFacts = {
  createdDay: EpochDay | null;
  legalForm: LegalForm | null;
  /** Fewest employees of its size band. */
  employees: number | null;
  /** NACE code, two digits or more ("43", "43.21A"). */
  activity: string | null;
  group: "head" | "member" | "independent" | null;
  /** Days since accounts that are not confidential should have been filed; null where filed, confidential or not known. */
  notFiledDays: number | null;
};

/** `reasons`: distances from 10,000, the largest first; 10,000 and they add up to `centipoints`. */
export type StructureAxis = { centipoints: number; reasons: Reason[]; known: number };

const FULL = 10_000;

type Part = { code: StructureReasonCode; best: number; points: number; params: Reason["params"] };

/**
 * Structural axis as of a day (domain.md 2.6, block S): age, legal form, size, sector, group and filing by a fixed table of
 * points, 0–10,000 centipoints, high is safe. Null while the age or all else is unknown, and for a public body, which no
 * insolvency procedure reaches (domain.md 2.9).
 */
export function structureAxis(facts: StructureFacts, asOf: EpochDay): StructureAxis | null {
  if (facts.legalForm === "public_body") return null;
  const age = ageOf(facts.createdDay, asOf);
  const parts = [age, legalFormOf(facts), sizeOf(facts), sectorOf(facts), groupOf(facts)];
  const known = parts.filter((part) => typeof part !== "number");
  if (typeof age === "number" || known.length < STRUCTURE_POINTS.minimumKnown) return null;
  const reasons: Reason[] = known
    .filter(({ best, points }) => points < best)
    .map(({ code, best, points, params }) => loss(code, best - points, params));
  const unknown = parts.filter((part) => typeof part === "number");
  if (unknown.length > 0)
    reasons.push(
      loss(
        "structure_unknown",
        unknown.reduce((sum, lost) => sum + lost, 0),
        { count: unknown.length },
      ),
    );
  const left = FULL + reasons.reduce((sum, { centipoints }) => sum + centipoints, 0);
  if (facts.notFiledDays !== null && facts.notFiledDays > 0)
    reasons.push(
      loss("structure_not_filed", Math.min(left, STRUCTURE_POINTS.notFiled), { days: facts.notFiledDays }),
    );
  reasons.sort((one, other) => one.centipoints - other.centipoints || (one.code < other.code ? -1 : 1));
  return {
    centipoints: FULL + reasons.reduce((sum, { centipoints }) => sum + centipoints, 0),
    reasons,
    known: known.length,
  };
}

const loss = (code: StructureReasonCode, lost: number, params: Reason["params"]): Reason => ({
  code,
  axis: "lasts",
  centipoints: 0 - lost,
  params,
});

/** A part, or what its being unknown takes. */
type Known = Part | number;

function ageOf(createdDay: EpochDay | null, asOf: EpochDay): Known {
  const { best, unknown, months: table } = STRUCTURE_POINTS.age;
  if (createdDay === null || createdDay > asOf) return best - unknown;
  const months = monthsBetween(createdDay, asOf);
  return { code: "structure_age", best, points: piecewise(table, months), params: { months } };
}

function legalFormOf({ legalForm }: StructureFacts): Known {
  const { best, unknown, forms } = STRUCTURE_POINTS.legalForm;
  if (legalForm === null) return best - unknown;
  return { code: "structure_legal_form", best, points: forms[legalForm], params: { form: legalForm } };
}

function sizeOf({ employees }: StructureFacts): Known {
  const { best, unknown, employees: steps } = STRUCTURE_POINTS.size;
  if (employees === null) return best - unknown;
  let points: number = steps[0][1];
  for (const [from, worth] of steps) if (employees >= from) points = worth;
  return { code: "structure_size", best, points, params: { employees } };
}

function sectorOf({ activity }: StructureFacts): Known {
  const { best, unknown, other, divisions } = STRUCTURE_POINTS.sector;
  const division = /^\d{2}/.exec(activity ?? "")?.[0];
  if (division === undefined) return best - unknown;
  return {
    code: "structure_sector",
    best,
    points: divisions[division] ?? other,
    params: { division },
  };
}

function groupOf({ group }: StructureFacts): Known {
  const { best, unknown, standing } = STRUCTURE_POINTS.group;
  if (group === null) return best - unknown;
  return { code: "structure_group", best, points: standing[group], params: { group } };
}
