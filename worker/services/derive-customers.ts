import { v7 as uuid } from "uuid";
import { type EpochDay, formatIsoDate, parseIsoDate } from "#shared/credit/calendar.ts";
import { foldForSearch } from "#shared/matching/fold-for-search.ts";
import {
  assignAccounts,
  assignPayers,
  breakPayerRings,
  dissolveEntities,
  type EntityChange,
  importLimits,
  insertEntities,
  insertGroups,
  updateEntities,
} from "../db/apply-customers.ts";
import { type Database, runBatch, type Statement } from "../db/database.ts";
import { countEntities } from "../db/entities.ts";
import { expectOneChange } from "../db/expect.ts";
import {
  accountsOfEntities,
  type EntityRow,
  entitiesBy,
  groupsNamed,
  type ImportedAccount,
  importedAccounts,
  lastImportedLimits,
  nextNumbers,
  numbersInCommon,
  ownersOfNumbers,
  sourcesOf,
} from "../db/import-customers.ts";
import { advanceDerive, type ImportRow } from "../db/imports.ts";
import { raiseRevision } from "../db/revision.ts";
import { raiseItems } from "../db/watch-items.ts";
import type { AuditEntry } from "./audit.ts";
import type { StoredCustomer } from "./chunk-rows.ts";
import { commitChange } from "./commit-change.ts";
import { isNumbered } from "./counting-entries.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { meetProspects } from "./meet-prospects.ts";
import {
  type CustomerPlan,
  identityOf,
  type KnownEntity,
  type NamedAccount,
  planCustomers,
} from "./plan-customers.ts";
import { sourcesWithSameNumbers } from "./same-numbering.ts";

export const ACCOUNTS_A_SLICE = 200;
/** Enough numbers to tell whether two sources count their customers alike. */
const COMPARED_NUMBERS = 500;

/** Applies what an import says about its next accounts; one transaction, with the cursor. */
export async function deriveCustomers(
  db: Database,
  row: ImportRow,
  { now, today }: { now: number; today: EpochDay },
): Promise<void> {
  const { organization } = row;
  const named = await importedAccounts(db, organization, row, row.deriveCursor, ACCOUNTS_A_SLICE);
  const last = named.at(-1);
  if (!last) return goOn(db, row, { deriveStep: "payers", deriveCursor: 0, deriveAt: now });
  const accounts = named.map(readAccount);
  await letReadersIn();
  const known = await loadKnown(db, row, accounts);
  await letReadersIn();
  const plan = planCustomers(accounts, known, uuid);
  const met = await meetProspects(db, organization, plan.created, now);
  await commitChange(db, organization, {
    statements: [
      ...advance(db, row, { deriveStep: "customers", deriveCursor: last.id, deriveAt: now }),
      raiseRevision(db, organization),
      ...applyPlan(db, row, plan, { now, today }),
      ...(met.length > 0 ? [raiseItems(db, organization, met)] : []),
    ],
    audit: auditOf(row, plan, known.entities),
    now,
  });
}

/** Sets who pays for whom, once every account has its owner. */
export async function derivePayers(db: Database, row: ImportRow, now: number): Promise<void> {
  const { organization } = row;
  const named = await importedAccounts(db, organization, row, row.deriveCursor, ACCOUNTS_A_SLICE);
  const last = named.at(-1);
  if (!last) return goOnCounted(db, row, isNumbered(row.kind) ? "documents" : "assess", now);
  await runBatch(db, [
    ...advance(db, row, { deriveStep: "payers", deriveCursor: last.id, deriveAt: now }),
    raiseRevision(db, organization),
    assignPayers(db, organization, row, row.deriveCursor, last.id),
    breakPayerRings(db, organization),
  ]);
}

type Step = Parameters<typeof advanceDerive>[2];

const advance = (db: Database, row: ImportRow, step: Step): Statement[] => [
  advanceDerive(db, row, step),
  expectOneChange(db),
];

/** Moves the cursor without any other effect. */
export const goOn = async (db: Database, row: ImportRow, step: Step): Promise<void> => {
  await runBatch(db, advance(db, row, step));
};

/** The accounts are done: on to a step that tells how many customers it has before it. */
export const goOnCounted = async (
  db: Database,
  row: ImportRow,
  deriveStep: "documents" | "assess",
  now: number,
): Promise<void> =>
  goOn(db, row, {
    deriveStep,
    deriveCursor: 0,
    deriveAt: now,
    deriveTotal: await countEntities(db, row.organization),
    deriveDone: 0,
  });

const readAccount = ({ id, entityId, number, record }: ImportedAccount): NamedAccount => ({
  id,
  entityId,
  number,
  record: JSON.parse(record) as StoredCustomer,
});

async function loadKnown(db: Database, row: ImportRow, accounts: NamedAccount[]) {
  const { organization } = row;
  const numbers = accounts.map((account) => account.number);
  const byNumber = new Map<string, number>();
  for (const owner of await ownersOfNumbers(db, organization, await sameNumbering(db, row), numbers))
    if (!byNumber.has(owner.number)) byNumber.set(owner.number, owner.entityId);
  const sirens = accounts.flatMap((account) => identityOf(account.record).siren ?? []);
  const ids = [...accounts.flatMap((account) => account.entityId ?? []), ...byNumber.values()];
  const entities = (await entitiesBy(db, organization, { ids, sirens })).map(readEntity);
  const entityIds = entities.map((entity) => entity.id);
  const groups = await groupsNamed(
    db,
    organization,
    accounts.flatMap((account) => account.record.groupName ?? []),
  );
  const limits = await lastImportedLimits(db, organization, entityIds);
  const next = await nextNumbers(db, organization);
  return {
    kind: row.kind,
    entities,
    accounts: await accountsOfEntities(db, organization, entityIds),
    byNumber,
    groups: new Map(groups.map((group) => [group.name, group.id])),
    imported: Map.groupBy(
      limits.map(({ untilDay, ...limit }) => ({
        ...limit,
        until: untilDay === null ? null : formatIsoDate(untilDay),
      })),
      (limit) => limit.entityId,
    ),
    nextEntityId: next.entityId,
    nextGroupId: next.groupId,
  };
}

async function sameNumbering(db: Database, row: ImportRow): Promise<string[]> {
  const others = (await sourcesOf(db, row.organization)).filter((source) => source !== row.source);
  const shared = [];
  for (const source of others)
    for (const pair of await numbersInCommon(db, row.organization, row.id, source, COMPARED_NUMBERS))
      shared.push({ source, ...pair });
  return sourcesWithSameNumbers(others, shared);
}

const readEntity = (row: EntityRow): KnownEntity => ({
  ...row,
  otherNames: JSON.parse(row.otherNames) as string[],
  sirets: JSON.parse(row.sirets) as string[],
  vats: JSON.parse(row.vats) as string[],
  domains: JSON.parse(row.domains) as string[],
});

const entityChange = (entity: KnownEntity): EntityChange => ({
  ...entity,
  searchName: foldForSearch(entity.name),
});

function applyPlan(
  db: Database,
  row: ImportRow,
  plan: CustomerPlan,
  { now, today }: { now: number; today: EpochDay },
): Statement[] {
  const { organization } = row;
  const statements: Statement[] = [];
  if (plan.groups.length > 0) statements.push(insertGroups(db, organization, plan.groups));
  if (plan.changed.length > 0)
    statements.push(...updateEntities(db, organization, plan.changed.map(entityChange)));
  if (plan.created.length > 0)
    statements.push(insertEntities(db, organization, plan.created.map(entityChange), now));
  if (plan.accounts.length > 0) statements.push(assignAccounts(db, organization, plan.accounts));
  if (plan.dissolved.length > 0) statements.push(...dissolveEntities(db, organization, plan.dissolved));
  if (plan.limits.length > 0)
    statements.push(
      ...importLimits(
        db,
        organization,
        plan.limits.map(({ until, ...limit }) => ({ ...limit, id: uuid(), untilDay: dayOrNull(until) })),
        { day: today, author: row.createdBy, now },
      ),
    );
  return statements;
}

const dayOrNull = (text: string | null): EpochDay | null => {
  const day = text === null ? undefined : parseIsoDate(text);
  return day?.ok ? day.value : null;
};

function auditOf(row: ImportRow, plan: CustomerPlan, before: KnownEntity[]): AuditEntry[] {
  const publicIds = new Map(
    [...before, ...plan.created].map((entity) => [entity.id, entity.publicId] as const),
  );
  const about = (entityId: number) => ({
    actor: row.createdBy,
    subjectKind: "customer",
    subjectId: publicIds.get(entityId) ?? "",
  });
  return [
    ...plan.accounts
      .filter((account) => account.from !== null && account.from !== account.to)
      .map((account) => ({
        ...about(account.to),
        action: "account_moved",
        detail: {
          number: account.number,
          source: row.source,
          from: publicIds.get(account.from ?? 0),
          to: publicIds.get(account.to),
          import: row.publicId,
        },
      })),
    ...plan.limits.map(({ entityId, ...limit }) => ({
      ...about(entityId),
      action: `${limit.kind}_limit_set`,
      detail: { after: limit, reason: "import", import: row.publicId },
    })),
  ];
}
