import type { EpochDay } from "#shared/credit/calendar.ts";
import { insertAssessments } from "../db/assessments.ts";
import { moveBetweenPortfolios, saveBadges } from "../db/badges.ts";
import { type Database, runBatch, type Statement } from "../db/database.ts";
import { payersOf, setNextChange } from "../db/entities.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import { loadFacts } from "../db/facts.ts";
import { isRevision, raiseRevision, readRevision } from "../db/revision.ts";
import { type AssessChange, assessChange } from "./assess-change.ts";
import { letReadersIn } from "./let-readers-in.ts";

export type AssessOptions = {
  /** Today in the organization's time zone. */
  asOf: EpochDay;
  /** Writes every assessment and badge row, changed or not. */
  force?: boolean;
  /** Joins the one transaction that writes: a job's cursor. A guard among them that fails is thrown as it is. */
  along?: Statement[];
};

export type Assessed = { checked: number; changed: number };

const ATTEMPTS = 20;

/**
 * Assesses legal entities of an organization (its number) from all that is recorded today. An assessment is kept only if
 * class, whole score, limit, binding term or main reasons changed, a badge row only if it changed, all at one new revision of
 * the organization (DESIGN 10). Facts are read at one revision and written only while it still stands: a limit set meanwhile is never
 * overwritten by figures from before it, the slice is computed again. For slices: a few hundred entities a call.
 */
export async function assessEntities(
  db: Database,
  organization: number,
  entityIds: number[],
  options: AssessOptions,
): Promise<Assessed> {
  for (let attempt = 1; ; attempt++) {
    const rows = await loadFacts(db, organization, entityIds);
    await letReadersIn();
    const change = assessChange(rows, entityIds, options);
    const effect = effectOf(db, organization, change);
    const guarded =
      effect.length > 0
        ? [
            expectThat(db, isRevision(organization, rows.revision)),
            raiseRevision(db, organization),
            ...effect,
          ]
        : [];
    const due = change.due.length > 0 ? [setNextChange(db, organization, change.due)] : [];
    await letReadersIn();
    try {
      await runBatch(db, [...(options.along ?? []), ...guarded, ...due]);
      return { checked: entityIds.length, changed: change.badges.length };
    } catch (error) {
      if (!isUnexpected(error) || attempt === ATTEMPTS) throw error;
      if (options.along && (await readRevision(db, organization)) === rows.revision) throw error;
    }
  }
}

function effectOf(db: Database, organization: number, change: AssessChange): Statement[] {
  const { assessments, badges, moved } = change;
  return [
    ...(assessments.length > 0 ? [insertAssessments(db, organization, assessments)] : []),
    ...(badges.length > 0 ? [saveBadges(db, organization, badges)] : []),
    ...(moved.length > 0 ? moveBetweenPortfolios(db, organization, moved) : []),
  ];
}

const ENTITIES_A_CALL = 200;

/** Assesses customers again after a change, and those who pay for them. */
export async function reassess(
  db: Database,
  organization: number,
  entityIds: number[],
  asOf: EpochDay,
): Promise<void> {
  const payers = await payersOf(db, organization, entityIds);
  const all = [...new Set([...entityIds, ...payers])];
  for (let from = 0; from < all.length; from += ENTITIES_A_CALL)
    await assessEntities(db, organization, all.slice(from, from + ENTITIES_A_CALL), { asOf });
}
