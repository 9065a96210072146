import type { EpochDay } from "#shared/credit/calendar.ts";
import { insertAssessments, removeComing } from "../db/assessments.ts";
import { readAuditHead, SEQUENCE_TAKEN } from "../db/audit.ts";
import { type Coming, copyBadges, moveBetweenPortfolios, saveBadges, saveGroups } from "../db/badges.ts";
import { type Database, isTaken, runBatch, type Statement } from "../db/database.ts";
import { payersOf, setNextChange } from "../db/entities.ts";
import { expectThat, isUnexpected } from "../db/expect.ts";
import { type FactRows, loadFacts } from "../db/facts.ts";
import { isRevision, raiseRevision, readRevision } from "../db/revision.ts";
import { type AssessChange, assessChange, type Noticed, type Standing, standingOf } from "./assess-change.ts";
import { comingChange } from "./assess-coming.ts";
import { assessInputs } from "./assess-inputs.ts";
import { type AuditEntry, auditStatements } from "./audit.ts";
import { inTurn } from "./in-turn.ts";
import { clockStatements, withdrawnEntries } from "./keep-clocks.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { noteEpisodes } from "./note-episodes.ts";
import { raiseWarnings } from "./raise-warnings.ts";
import { settleReleases } from "./settle-releases.ts";
import { waitTurn } from "./wait-turn.ts";

export type AssessOptions = {
  /** Today in the organization's time zone. */
  asOf: EpochDay;
  /** Writes every assessment and badge row, changed or not. */
  force?: boolean;
  /** Joins the one transaction that writes: a job's cursor. A guard among them that fails is thrown as it is. */
  along?: Statement[];
  /** Only for the policy of this run, which is on its way; nothing when it is not any more. */
  onlyFor?: string;
};

/** `outdated`: members of groups whose limit rests on what these owe. They are due today and wait to be assessed anew. */
export type Assessed = { checked: number; changed: number; outdated: number[] };

/** Every round lets at least one writer through; so many may write in one organization at once. */
const ATTEMPTS = 100;

/**
 * Assesses legal entities of an organization (its number) from all that is recorded today. An assessment is kept only if
 * class, whole score, limit, binding term or main reasons changed, a badge row only if it changed, all at one new revision of
 * the organization (DESIGN 10). Facts are read at one revision and written only while it still stands: a limit set meanwhile is never
 * overwritten by figures from before it, the slice is computed again. While a later policy is on its way, what it makes of them
 * is written aside in the same transaction. Others in their groups are marked as due where what they share has moved. For slices: a few hundred entities a call.
 */
export async function assessEntities(
  db: Database,
  organization: number,
  entityIds: number[],
  options: AssessOptions,
): Promise<Assessed> {
  const { noticed, ...assessed } = await inRounds(db, organization, options, () =>
    assessOnce(db, organization, entityIds, options),
  );
  await settle(db, organization, entityIds, noticed, options);
  return assessed;
}

type RoundDone = Assessed & { noticed: Noticed[] };
type Round = { assessed: RoundDone } | { error: unknown; revision: number };

/** Repeats what other writers were quicker at. */
async function inRounds(
  db: Database,
  organization: number,
  options: AssessOptions,
  round: () => Promise<Round>,
): Promise<RoundDone> {
  for (let attempt = 1; ; attempt++) {
    const found = await round();
    if ("assessed" in found) return found.assessed;
    const isBehind = isTaken(found.error, SEQUENCE_TAKEN);
    if ((!isUnexpected(found.error) && !isBehind) || attempt === ATTEMPTS) throw found.error;
    if (!isBehind && options.along && (await readRevision(db, organization)) === found.revision)
      throw found.error;
    await waitTurn(attempt);
  }
}

async function assessOnce(
  db: Database,
  organization: number,
  entityIds: number[],
  options: AssessOptions,
): Promise<Round> {
  const rows = await loadFacts(db, organization, entityIds);
  await letReadersIn();
  const { statements, changed, outdated, noticed, audit } = plan(db, organization, rows, entityIds, options);
  await letReadersIn();
  try {
    const told = await journal(db, organization, audit);
    await runBatch(db, [...(options.along ?? []), ...statements, ...told]);
    return { assessed: { checked: entityIds.length, changed, outdated, noticed } };
  } catch (error) {
    return { error, revision: rows.revision };
  }
}

async function journal(db: Database, organization: number, entries: AuditEntry[]): Promise<Statement[]> {
  if (entries.length === 0) return [];
  const head = await readAuditHead(db, organization);
  return auditStatements(db, organization, head, entries, Date.now());
}

/** What an assessment has to be followed by. Done again, it finds nothing more to do. */
async function settle(
  db: Database,
  organization: number,
  entityIds: number[],
  noticed: readonly Noticed[],
  { asOf }: AssessOptions,
): Promise<void> {
  const clock = { now: Date.now(), today: asOf };
  await settleReleases(db, organization, entityIds, clock);
  const again = await raiseWarnings(db, organization, noticed, clock);
  if (again.length > 0) await reassess(db, organization, again, asOf);
  await noteEpisodes(db, organization, noticed);
}

type Plan = {
  statements: Statement[];
  changed: number;
  outdated: number[];
  noticed: Noticed[];
  audit: AuditEntry[];
};

function plan(
  db: Database,
  organization: number,
  rows: FactRows,
  entityIds: number[],
  options: AssessOptions,
): Plan {
  const inputs = assessInputs(rows, entityIds, options.asOf);
  const { onlyFor } = options;
  const change = onlyFor === undefined ? assessChange(rows, inputs, options) : null;
  const coming = rows.coming && (onlyFor ?? rows.coming.runId) === rows.coming.runId ? rows.coming : null;
  const after = coming && comingChange(rows, coming, inputs, afterwards(rows, change), options.asOf);
  const clocks = change ? clockStatements(db, organization, change.clocks, Date.now()) : [];
  const effect = [
    ...clocks,
    ...(change ? effectOf(db, organization, change) : []),
    ...(after && coming ? comingEffect(db, organization, after, coming, entityIds) : []),
  ];
  // What is only written aside changes nothing that a client may see.
  const raises = change !== null && hasEffect(change);
  const outdated = [...new Set([...(change?.outdated ?? []), ...(after?.outdated ?? [])])];
  // Somebody in a group may have been marked as due since: what was read before must not take the mark away.
  const mustStand = effect.length > 0 || rows.groups.length > 0;
  return {
    statements: [
      ...(mustStand ? [expectThat(db, isRevision(organization, rows.revision))] : []),
      ...(raises ? [raiseRevision(db, organization)] : []),
      ...effect,
      ...dueOf(db, organization, change, after),
      ...outdatedEffect(db, organization, outdated, options.asOf),
    ],
    outdated,
    noticed: change?.noticed ?? [],
    audit: change ? withdrawnEntries(change.clocks) : [],
    changed: change ? change.badges.length : (after?.badges.filter(isNew).length ?? 0),
  };
}

const isNew = ({ revision }: AssessChange["badges"][number]): boolean => revision === undefined;

const hasEffect = ({ assessments, badges, groups }: AssessChange): boolean =>
  assessments.length > 0 || badges.length > 0 || groups.length > 0;

/** Badge rows as they stand once the batch is written: those that change do so at its one revision. */
function afterwards(rows: FactRows, change: AssessChange | null): Map<number, Standing> {
  const standing = standingOf(rows);
  const revision = rows.revision + 1;
  for (const { entityId, body, repCode } of change?.badges ?? [])
    standing.set(entityId, { body, deleted: 0, repCode, revision });
  return standing;
}

function effectOf(db: Database, organization: number, change: AssessChange): Statement[] {
  const { assessments, badges, moved, groups } = change;
  return [
    ...(assessments.length > 0 ? [insertAssessments(db, organization, assessments)] : []),
    ...(badges.length > 0 ? [saveBadges(db, organization, badges)] : []),
    ...(groups.length > 0 ? [saveGroups(db, organization, groups)] : []),
    ...(moved.length > 0 ? moveBetweenPortfolios(db, organization, moved) : []),
  ];
}

function comingEffect(
  db: Database,
  organization: number,
  { assessments, badges, groups, failed }: AssessChange,
  coming: Coming,
  entityIds: number[],
): Statement[] {
  return [
    removeComing(db, organization, coming.revision, entityIds),
    ...(failed.length > 0 ? [copyBadges(db, organization, coming, { entityIds: failed })] : []),
    ...(assessments.length > 0 ? [insertAssessments(db, organization, assessments, coming.revision)] : []),
    ...(badges.length > 0 ? [saveBadges(db, organization, badges, coming)] : []),
    ...(groups.length > 0 ? [saveGroups(db, organization, groups, coming)] : []),
  ];
}

/** Whichever policy changes first decides when they are looked at again. */
function dueOf(
  db: Database,
  organization: number,
  change: AssessChange | null,
  after: AssessChange | null,
): Statement[] {
  return [
    ...(change && change.due.length > 0 ? [setNextChange(db, organization, change.due)] : []),
    ...(after && after.due.length > 0
      ? [setNextChange(db, organization, after.due, { onlyEarlier: true })]
      : []),
  ];
}

const outdatedEffect = (
  db: Database,
  organization: number,
  outdated: number[],
  today: EpochDay,
): Statement[] => {
  if (outdated.length === 0) return [];
  const rows = outdated.map((id) => ({ id, day: today }));
  return [setNextChange(db, organization, rows, { onlyEarlier: true })];
};

const ENTITIES_A_CALL = 200;

/** Assesses customers again after a change, those who pay for them, and the others of a group where what they share has moved. */
export async function reassess(
  db: Database,
  organization: number,
  entityIds: number[],
  asOf: EpochDay,
): Promise<void> {
  const payers = await payersOf(db, organization, entityIds);
  let left = new Set([...entityIds, ...payers]);
  const noticed: Noticed[] = [];
  // A second round moves no exposure; a third one is only for what other writers do meanwhile.
  while (left.size > 0) {
    const all = [...left];
    const outdated = new Set<number>();
    for (let from = 0; from < all.length; from += ENTITIES_A_CALL) {
      const slice = all.slice(from, from + ENTITIES_A_CALL);
      const found = await inRounds(db, organization, { asOf }, () =>
        inTurn(String(organization), () => assessOnce(db, organization, slice, { asOf })),
      );
      noticed.push(...found.noticed);
      for (const id of slice) outdated.delete(id);
      for (const id of found.outdated) outdated.add(id);
    }
    left = outdated;
  }
  await settle(db, organization, [...entityIds, ...payers], noticed, { asOf });
}
