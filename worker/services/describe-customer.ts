import type { CustomerDetail, EventKind } from "#shared/contract/customers.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Assessment, RiskClass } from "#shared/credit/assessment.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { type DisputeRow, disputesOf } from "../db/disputes.ts";
import { type EventRow, eventsOf } from "../db/events.ts";
import {
  type AssessmentRow,
  accountsOf,
  type FoundCustomer,
  historyOf,
  latestAssessment,
} from "../db/find-customer.ts";
import { type LimitRow, limitsOf } from "../db/limits.ts";
import { namesOf } from "../db/people.ts";
import { AppError } from "../errors.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { idsInForce } from "./limit-rules.ts";

const HISTORY_DAYS = 400;

/** All there is to know of a customer, as far as the member may see it: class-only members get no figure and no note. */
export async function describeCustomer(
  asking: Asking,
  customerId: string,
  today: EpochDay,
): Promise<CustomerDetail> {
  const { db, organization, visibility } = asking;
  const customer = await findVisibleCustomer(asking, customerId);
  const { entityId } = customer;
  const [assessment, accounts, history] = await Promise.all([
    latestAssessment(db, organization.number, entityId),
    accountsOf(db, organization.number, entityId),
    historyOf(db, organization.number, entityId, HISTORY_DAYS),
  ]);
  if (!assessment) throw new AppError("not_found");
  const assessed: Assessment = JSON.parse(assessment);
  const seen = { customer, assessed, accounts: accounts.map(withoutId), history };
  if (visibility.detail === "class") return classOnly(seen);

  const [limits, events, disputes] = await Promise.all([
    limitsOf(db, organization.number, entityId),
    eventsOf(db, organization.number, entityId),
    disputesOf(db, organization.number, entityId),
  ]);
  const names = await namesOf(
    db,
    [...limits, ...events, ...disputes].map(({ author }) => author),
  );
  const named = (author: string) => names.get(author) ?? author;
  const inForce = idsInForce(limits, today);
  return {
    ...classOnly(seen),
    badge: badgeOf(customer),
    reasons: assessed.reasons,
    daysBeyondTerms: assessed.daysBeyondTerms,
    limits: limits.map((limit) => limitEntry(limit, named(limit.author), inForce.has(limit.id))),
    events: events.map((event) => eventEntry(event, named(event.author))),
    disputes: disputes.map((dispute) => disputeEntry(dispute, named(dispute.author))),
    history: history.map(historyEntry),
  };
}

type Seen = {
  customer: FoundCustomer;
  assessed: Assessment;
  accounts: CustomerDetail["accounts"];
  history: AssessmentRow[];
};

function classOnly({ customer, assessed, accounts, history }: Seen): CustomerDetail {
  return {
    badge: { ...badgeOf(customer), figures: null },
    terms: assessed.terms,
    repCode: customer.repCode,
    accounts,
    reasons: [],
    daysBeyondTerms: null,
    limits: [],
    events: [],
    disputes: [],
    history: history.map((row) => ({ ...historyEntry(row), scorePoints: null })),
  };
}

function badgeOf({ badge, revision }: FoundCustomer): BadgeRow {
  const row: Omit<BadgeRow, "revision"> = JSON.parse(badge);
  return { ...row, revision };
}

const withoutId = ({ number, name, source }: CustomerDetail["accounts"][number]) => ({
  number,
  name,
  source,
});

const isoOrNull = (day: EpochDay | null) => (day === null ? null : formatIsoDate(day));
const timeOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const limitEntry = (limit: LimitRow, author: string, inForce: boolean): CustomerDetail["limits"][number] => ({
  id: limit.id,
  kind: limit.kind,
  amountCents: limit.amountCents,
  unlimited: limit.unlimited,
  from: formatIsoDate(limit.fromDay),
  until: isoOrNull(limit.untilDay),
  reason: limit.reason,
  author,
  recordedAt: new Date(limit.recordedAt).toISOString(),
  endedOn: isoOrNull(limit.endedDay),
  inForce,
});

const eventEntry = (event: EventRow, author: string): CustomerDetail["events"][number] => ({
  id: event.id,
  kind: event.kind as EventKind,
  day: formatIsoDate(event.day),
  note: event.note,
  author,
  revokedAt: timeOrNull(event.revokedAt),
});

const disputeEntry = (dispute: DisputeRow, author: string): CustomerDetail["disputes"][number] => ({
  id: dispute.id,
  reference: dispute.reference,
  amountCents: dispute.amountCents,
  reason: dispute.reason,
  openedOn: formatIsoDate(dispute.openedDay),
  closedOn: isoOrNull(dispute.closedDay),
  author,
});

const historyEntry = (row: AssessmentRow): CustomerDetail["history"][number] => ({
  asOf: formatIsoDate(row.asOf),
  riskClass: row.riskClass as RiskClass,
  scorePoints: row.scoreCentipoints === null ? null : Math.round(row.scoreCentipoints / 100),
});
