import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { CreditEventKind } from "#shared/credit/credit-event.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import type { LatenessFit } from "#shared/credit/lateness/score-lateness.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";
import type { OrderFact } from "#shared/credit/order-fact.ts";
import { parsePolicy } from "#shared/credit/parse-policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import type { Terms } from "#shared/credit/terms.ts";
import type { AccountFacts, EntityFacts, FactRows, LimitFacts } from "../db/facts.ts";
import { type Coverage, countingEntries, readCoverage } from "./counting-entries.ts";
import { groupInputs } from "./group-figures.ts";
import { stopOfCoverOf } from "./insurer-facts.ts";
import { outsideFactsOf } from "./outside-facts.ts";
import { ownSalesCents } from "./own-sales.ts";
import { warningFactOf } from "./warning-fact-of.ts";

/** What the law says where nothing was agreed (C. com. L441-10 I): 30 days. */
const DEFAULT_TERMS: Terms = { kind: "net", days: 30, assumed: true };

/**
 * Facts as `assess` takes them, for each of these legal entities: all that the organization knows today; of the others of a
 * group what their badges say.
 */
export function assessInputs(rows: FactRows, entityIds: number[], asOf: EpochDay): Map<number, AssessInput> {
  const coverage = readCoverage(rows.imports, rows.moves);
  const sales = ownSalesCents(rows.imports, coverage.ledgerDay);
  const policy = readPolicy(rows.policy);
  const latenessFit = readFit(rows.latenessFit);
  const entities = new Map(rows.entities.map((entity) => [entity.id, entity]));
  const paidFor = Map.groupBy(
    rows.entities.filter((entity) => entity.payerId !== null),
    (entity) => entity.payerId,
  );
  const accounts = Map.groupBy(rows.accounts, (account) => account.entityId);
  const entries = Map.groupBy(rows.entries, (entry) => entry.accountId);
  const orders = Map.groupBy(rows.orders, (order) => order.accountId);
  const limits = Map.groupBy(rows.limits, (limit) => limit.entityId);
  const events = Map.groupBy(rows.events, (event) => event.entityId);
  const disputes = Map.groupBy(rows.disputes, (dispute) => dispute.entityId);
  const warnings = Map.groupBy(rows.warnings, (warning) => warning.entityId);
  const promises = Map.groupBy(rows.promises, (promise) => promise.entityId);
  const classOverrides = Map.groupBy(rows.classOverrides, (override) => override.entityId);
  const reservations = Map.groupBy(rows.reservations, (reservation) => reservation.entityId);
  const groups = groupInputs(rows, new Map(), ({ exposureCents }) => exposureCents);
  const outside = outsideFactsOf(rows);
  const stopOfCover = stopOfCoverOf(rows);
  const ordersImported = rows.imports.some((each) => each.kind === "orders");

  const inputs = new Map<number, AssessInput>();
  for (const id of entityIds) {
    const entity = entities.get(id);
    if (!entity) continue;
    const members = [entity, ...(paidFor.get(id) ?? []).filter((member) => member.id !== id)];
    inputs.set(id, {
      accounts: members.flatMap((member) =>
        [...byNumber(accounts.get(member.id) ?? [])].map(([accountId, same]) => ({
          accountId,
          entries: countingEntries(inOrder(same, entries), coverage, accountId),
          terms: member === entity || member.termsKind === null ? null : termsOf(member),
        })),
      ),
      terms: termsOf(entity),
      disputes: members
        .flatMap((member) => disputes.get(member.id) ?? [])
        .map(({ entityId, openedDay, closedDay, ...dispute }) => ({
          ...dispute,
          openedOn: openedDay,
          closedOn: closedDay,
        })),
      events: (events.get(id) ?? []).map(
        ({ entityId, kind, publishedDay, recordedAt, noticeId, court, ...event }) => ({
          ...event,
          kind: kind as CreditEventKind,
        }),
      ),
      limits: limitFacts(limits.get(id) ?? []),
      orders: latestOrders(
        members.flatMap((member) => accounts.get(member.id) ?? []),
        orders,
        coverage,
      ),
      ordersImported,
      ...setByHand(classOverrides.get(id) ?? []),
      ...(entity.naturalPerson === 1 && { naturalPerson: true }),
      ...outside(id),
      ...stopOfCover(id),
      ...warned(warnings.get(id) ?? []),
      ...promised(members.flatMap((member) => promises.get(member.id) ?? [])),
      ...reserved(members.flatMap((member) => reservations.get(member.id) ?? [])),
      policy,
      asOf,
      knownAt: rows.revision,
      ledgerDay: coverage.ledgerDay,
      ownSalesCents: sales,
      group: groups.get(id) ?? null,
      latenessFit,
    });
  }
  return inputs;
}

/** Nothing at all where nothing is reserved: inputs of customers without any stay the bytes they were. */
const reserved = (rows: FactRows["reservations"]): Pick<AssessInput, "reservations" | "tolerancesUsed"> => {
  const standing = rows.filter(({ endedRevision }) => endedRevision === null);
  const tolerancesUsed = rows.flatMap(({ toleranceOf }) => toleranceOf ?? []);
  return {
    ...(standing.length > 0 && {
      reservations: standing.map(({ entityId, endedRevision, toleranceOf, until, ...reservation }) => ({
        ...reservation,
        ...(until !== null && { until }),
      })),
    }),
    ...(tolerancesUsed.length > 0 && { tolerancesUsed }),
  };
};

const setByHand = (rows: FactRows["classOverrides"]): Pick<AssessInput, "classOverrides"> =>
  rows.length === 0 ? {} : { classOverrides: rows.map(({ entityId, ...override }) => override) };

const warned = (rows: FactRows["warnings"]): Pick<AssessInput, "warnings"> =>
  rows.length === 0 ? {} : { warnings: rows.map(warningFactOf) };

const promised = (rows: FactRows["promises"]): Pick<AssessInput, "promises"> =>
  rows.length === 0
    ? {}
    : {
        promises: rows.map(({ entityId, announcedDay, promisedDay, ...promise }) => ({
          ...promise,
          announcedOn: announcedDay,
          promisedOn: promisedDay,
        })),
      };

const termsOf = ({ termsKind, termsDays }: EntityFacts): Terms =>
  termsKind === null || termsDays === null
    ? DEFAULT_TERMS
    : { kind: termsKind, days: termsDays, assumed: false };

/** Accounts of one customer that bear the same number in several sources are one account: under the oldest id. */
function byNumber(accounts: AccountFacts[]): Map<number, AccountFacts[]> {
  const groups = [...Map.groupBy(accounts, (account) => account.number).values()];
  return new Map(groups.map((same) => [Math.min(...same.map((account) => account.id)), same]));
}

function inOrder<Row>(accounts: AccountFacts[], rows: Map<number, Row[]>): Row[] {
  const [only] = accounts;
  if (only && accounts.length === 1) return rows.get(only.id) ?? [];
  return accounts.flatMap((account) => rows.get(account.id) ?? []);
}

/**
 * A limit that a person ended without setting another one says from that day on: none (insured: no cover). One that was
 * replaced needs no such fact, the later one wins.
 */
export function limitFacts(rows: LimitFacts[]): LimitFact[] {
  return rows.flatMap((row) => {
    const { id, kind, amountCents, recordedRevision } = row;
    const fact: LimitFact = {
      ...{ id, kind, amountCents, recordedRevision, unlimited: row.unlimited === 1 },
      from: row.fromDay,
      until: row.untilDay,
    };
    if (row.endedDay === null || row.endedRevision === null) return [fact];
    if (kind === "temporary")
      return [{ ...fact, until: Math.min(row.untilDay ?? Number.MAX_SAFE_INTEGER, row.endedDay - 1) }];
    const replaced = rows.some(
      (other) => other.kind === kind && other.recordedRevision === row.endedRevision && other.id !== id,
    );
    if (replaced) return [fact];
    const end: LimitFact = {
      ...{ id: `${id}.end`, kind, amountCents: kind === "insured" ? 0 : null, unlimited: false },
      ...{ from: row.endedDay, until: null, recordedRevision: row.endedRevision },
    };
    return [fact, end];
  });
}

/** The latest word of each source on each order number. */
function latestOrders(
  accounts: AccountFacts[],
  rows: Map<number, FactRows["orders"]>,
  { imports }: Coverage,
): OrderFact[] {
  const latest = new Map<string, OrderFact>();
  for (const account of accounts)
    for (const { number, day, amountCents, status, importId } of rows.get(account.id) ?? []) {
      const recordedRevision = imports.get(importId)?.committedRevision ?? 0;
      const key = `${account.source} ${number}`;
      if ((latest.get(key)?.recordedRevision ?? -1) >= recordedRevision) continue;
      latest.set(key, { number, day, amountCents, status, recordedRevision });
    }
  return [...latest.values()];
}

/** Versions that are used side by side: in force, on its way, a draft and what a customer's history was made with. */
const POLICIES_KEPT = 8;
const policies = new Map<string, Policy>();

/** One object a version: tables that are prepared from a policy are kept with it. One of an older schema is brought up to date. */
export function readPolicy(body: string | null): Policy {
  if (body === null) return DefaultPolicy;
  const known = policies.get(body);
  if (known) return known;
  const parsed = parsePolicy(JSON.parse(body));
  if (!parsed.ok) throw new Error(`stored policy: ${parsed.error.path} ${parsed.error.problem}`);
  if (policies.size >= POLICIES_KEPT) policies.clear();
  policies.set(body, parsed.value);
  return parsed.value;
}

let lastFit: { body: string; fit: LatenessFit } | undefined;

/** One object as long as the same one is stored: it is hashed and read once for all customers. */
function readFit(body: string | null): LatenessFit | null {
  if (body === null) return null;
  if (lastFit?.body !== body) lastFit = { body, fit: JSON.parse(body) as LatenessFit };
  return lastFit.fit;
}
