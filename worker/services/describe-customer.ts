import type { CustomerDetail, EventKind } from "#shared/contract/customers.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Assessment, RiskClass } from "#shared/credit/assessment.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { wholePoints } from "#shared/credit/whole-points.ts";
import type { Database, Statement } from "../db/database.ts";
import type { AssessmentRow, FoundCustomer } from "../db/find-customer.ts";
import type { Portfolio } from "../db/list-customers.ts";
import {
  type CustomerRecord,
  customerRecord,
  customerStatement,
  type OrganizationKey,
} from "../db/read-customer.ts";
import { AppError } from "../errors.ts";
import { assessmentFacts } from "./assessment-facts.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { idsInForce } from "./limit-rules.ts";
import { classOnlyBadge } from "./visibility.ts";
import { seesEveryGrade, withholdGrades } from "./withhold-grades.ts";

const HISTORY_DAYS = 400;

/** The reads that `describeCustomer` needs, for a batch of their own or one that they share. */
export const customerReads = (
  db: Database,
  organization: OrganizationKey,
  customerId: string,
): Statement[] => [customerStatement(db, organization, customerId, HISTORY_DAYS)];

/**
 * All there is to know of a customer, as far as the member may see it: class-only members get no figure and no note.
 * `results` are those of `customerReads`.
 */
export function describeCustomer(asking: Asking, results: unknown[], today: EpochDay): CustomerDetail {
  const record = customerRecord(results[0]);
  const portfolio = portfolioOf(asking);
  // Another organization's, another portfolio's and nobody's are the same `not_found`.
  if (!record || !isIn(portfolio, record.customer.repCode)) throw new AppError("not_found");
  const { customer, limits, events, disputes } = record;
  const kept: Assessment = JSON.parse(record.assessment);
  const assessed = seesEveryGrade(asking.member)
    ? kept
    : withholdGrades(kept, new Set(record.withheldSources));
  const seen = { customer, assessed, accounts: record.accounts.map(withoutId), history: record.history };
  if (asking.visibility.detail === "class") return classOnly(seen);

  const inForce = idsInForce(limits, today);
  return {
    ...classOnly(seen),
    badge: badgeOf(customer),
    reasons: assessed.reasons,
    daysBeyondTerms: assessed.daysBeyondTerms,
    facts: assessmentFacts(assessed),
    limits: limits.map((limit) => limitEntry(limit, authorOf(limit), inForce.has(limit.id))),
    events: events.map((event) => eventEntry(event, authorOf(event))),
    disputes: disputes.map((dispute) => disputeEntry(dispute, authorOf(dispute))),
    history: record.history.map(historyEntry),
  };
}

export const isIn = (portfolio: Portfolio, repCode: string | null): boolean =>
  portfolio.scope === "all" || (repCode !== null && repCode === portfolio.repCode);

const authorOf = ({ author, authorName }: { author: string; authorName: string | null }): string =>
  authorName ?? author;

type Seen = {
  customer: FoundCustomer;
  assessed: Assessment;
  accounts: CustomerDetail["accounts"];
  history: AssessmentRow[];
};

function classOnly({ customer, assessed, accounts, history }: Seen): CustomerDetail {
  return {
    badge: classOnlyBadge(badgeOf(customer)),
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

const timeOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const limitEntry = (
  limit: CustomerRecord["limits"][number],
  author: string,
  inForce: boolean,
): CustomerDetail["limits"][number] => ({
  id: limit.id,
  kind: limit.kind,
  amountCents: limit.amountCents,
  unlimited: limit.unlimited,
  from: formatIsoDate(limit.fromDay),
  until: isoDateOrNull(limit.untilDay),
  reason: limit.reason,
  author,
  recordedAt: new Date(limit.recordedAt).toISOString(),
  endedOn: isoDateOrNull(limit.endedDay),
  inForce,
});

const eventEntry = (
  event: CustomerRecord["events"][number],
  author: string,
): CustomerDetail["events"][number] => ({
  id: event.id,
  kind: event.kind as EventKind,
  day: formatIsoDate(event.day),
  note: event.note,
  author,
  revokedAt: timeOrNull(event.revokedAt),
  ...(event.publishedDay !== null && {
    publishedOn: formatIsoDate(event.publishedDay),
    document: event.document,
  }),
});

const disputeEntry = (
  dispute: CustomerRecord["disputes"][number],
  author: string,
): CustomerDetail["disputes"][number] => ({
  id: dispute.id,
  reference: dispute.reference,
  amountCents: dispute.amountCents,
  reason: dispute.reason,
  openedOn: formatIsoDate(dispute.openedDay),
  closedOn: isoDateOrNull(dispute.closedDay),
  author,
});

const historyEntry = (row: AssessmentRow): CustomerDetail["history"][number] => ({
  asOf: formatIsoDate(row.asOf),
  riskClass: row.riskClass as RiskClass,
  scorePoints: wholePoints(row.scoreCentipoints),
});
