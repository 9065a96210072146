import type { ExchangeRate } from "#shared/amounts/convert.ts";
import type { OrderCheckReply, OrderCheckRequest } from "#shared/contract/order-checks.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { assess } from "#shared/credit/assess.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import { countedOrders } from "#shared/credit/order/counted-orders.ts";
import { customerOfBadge } from "#shared/credit/order/customer-of-badge.ts";
import { type Conversion, inHomeCurrency } from "#shared/credit/order/in-home-currency.ts";
import { openPosition } from "#shared/credit/order/open-position.ts";
import type { CheckedOrder, OrderCheck } from "#shared/credit/order/order-check.ts";
import { toleranceKey } from "#shared/credit/order/tolerance-key.ts";
import { waysToYes } from "#shared/credit/order/ways-to-yes.ts";
import type { OrderFact } from "#shared/credit/order-fact.ts";
import { workingDaysBetween } from "#shared/credit/working-days.ts";
import { releaseReply } from "#shared/requests/release-reply.ts";
import type { Database, Statement } from "../db/database.ts";
import { loadFacts } from "../db/facts.ts";
import {
  type OrderOfDocument,
  type OrderSubject,
  orderSubject,
  orderSubjectStatement,
} from "../db/order-subject.ts";
import type { OrganizationKey } from "../db/read-customer.ts";
import { AppError } from "../errors.ts";
import { assessInputs, readPolicy } from "./assess-inputs.ts";
import { authoritiesFor, loadAuthorities, type MemberAuthority } from "./authorities.ts";
import { isIn } from "./describe-customer.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { groupStandingOf } from "./group-figures.ts";
import { limitRate } from "./limit-rate.ts";
import { classOnlyBadge } from "./visibility.ts";
import { waysReply } from "./ways-reply.ts";

/** Members who see the class alone ask on a click; more would let them feel for a limit (DESIGN 15). */
const CLASS_ONLY_RATE = { max: 60, windowMs: 3_600_000 };

/** The reads that `checkOrderFor` needs, for a batch that they share. */
export const orderCheckReads = (
  db: Database,
  organization: OrganizationKey,
  { customerId, documentNumber, currency }: { customerId: string; documentNumber: string; currency: string },
): Statement[] => [
  orderSubjectStatement(db, organization, customerId, referenceKey(documentNumber), currency),
];

/**
 * Checks an order of a customer the member may see. The plain verdict comes from what is kept with the badge; ways to yes, and
 * rows of older versions, from the ledger. Class-only members get the verdict and what failed, without figures. `results` are
 * those of `orderCheckReads`. Records nothing.
 */
export async function checkOrderFor(
  asking: Asking,
  results: unknown[],
  request: OrderCheckRequest,
  { now, today }: { now: number; today: EpochDay },
): Promise<OrderCheckReply> {
  const subject = orderSubject(results[0]);
  if (!subject || !isIn(portfolioOf(asking), subject.repCode)) throw new AppError("not_found");
  const classOnly = asking.visibility.detail === "class";
  if (classOnly)
    await limitRate(asking.db, `member|${asking.member.memberId}|order-checks`, CLASS_ONLY_RATE, now);
  const converted = inHomeCurrency(
    orderOf(request),
    asking.organization.currency,
    ratesOf(request, subject),
    today,
  );
  const asked = { ...request, order: converted.order };
  const checked =
    (request.ways && !classOnly ? null : fromBadge(asking, subject, asked, today)) ??
    (await fromLedger(asking, subject, asked, today));
  const { verdict, release } = releaseReply(
    request,
    checked.check,
    subject.releases.map((each) => ({ ...each, customerId: request.customerId })),
    today,
  );
  const reply = {
    ...replyOf(request, checked, today),
    ...conversionReply(converted.conversion),
    ...{ verdict, release },
  };
  return classOnly ? withoutFigures(reply) : reply;
}

type Checked = {
  found: OrderCheckReply["ways"];
  check: OrderCheck;
  revision: number;
  policyVersion: number;
};

type Asked = OrderCheckRequest & { order: CheckedOrder };

const orderOf = (request: OrderCheckRequest): CheckedOrder => {
  const { customerId, ways, document, ...order } = request;
  return order;
};

const ratesOf = ({ currency }: OrderCheckRequest, { rate }: OrderSubject): ExchangeRate[] =>
  rate === null ? [] : [{ currency, ...rate }];

const conversionReply = (conversion: Conversion | null): Pick<OrderCheckReply, "conversion"> => {
  if (conversion === null) return {};
  const { day, ...rest } = conversion;
  return { conversion: { ...rest, date: formatIsoDate(day) } };
};

function fromBadge(
  { organization }: Asking,
  subject: OrderSubject,
  { order }: Asked,
  today: EpochDay,
): Checked | null {
  const kept = customerOfBadge(JSON.parse(subject.badge) as Omit<BadgeRow, "revision">);
  if (kept === null) return null;
  const policy = readPolicy(subject.policy);
  const check = checkOrder({
    assessment: { ...kept.customer, group: subject.groupName },
    order,
    countedOrders: countedOrders({
      orders: latestOf(subject.orders),
      reservations: subject.reservations,
      asOf: kept.customer.asOf,
      knownAt: Number.MAX_SAFE_INTEGER,
      policy,
    }),
    toleranceUsed: kept.toleranceUsed,
    currency: organization.currency,
    policy,
    asOf: today,
  });
  return { check, found: null, revision: organization.revision, policyVersion: policy.version };
}

/** The latest word of each source on each order number. */
function latestOf(orders: readonly OrderOfDocument[]): OrderFact[] {
  const latest = new Map<string, OrderOfDocument>();
  for (const order of orders) {
    const key = `${order.source} ${order.number}`;
    if ((latest.get(key)?.committedRevision ?? -1) < order.committedRevision) latest.set(key, order);
  }
  return [...latest.values()].map(({ source, committedRevision, ...order }) => ({
    ...order,
    recordedRevision: committedRevision,
  }));
}

async function fromLedger(
  asking: Asking,
  { entityId, groupName }: OrderSubject,
  request: Asked,
  today: EpochDay,
): Promise<Checked> {
  const { db, organization, member } = asking;
  const [rows, members] = await Promise.all([
    loadFacts(db, organization.number, [entityId]),
    request.ways ? loadAuthorities(asking) : [],
  ]);
  const input = assessInputs(rows, [entityId], today).get(entityId);
  if (!input) throw new AppError("not_found");
  const assessment = assess(input);
  const groupStanding = groupStandingOf(rows, entityId, { exposure: assessment.exposure, input });
  const who = { customerId: request.customerId, group: groupName, groupStanding };
  const position = openPosition(input, who, assessment);
  const { check, ...found } = waysToYes(position, {
    order: request.order,
    countedOrders: countedOrders(input),
    toleranceUsed: input.tolerancesUsed?.includes(toleranceKey(assessment.limitInForce)) ?? false,
    currency: organization.currency,
    authorities: authoritiesFor(input.policy, members, member),
  });
  return {
    check,
    found: request.ways ? waysReply(found, (id) => namedFor(member, members, id)) : null,
    revision: rows.revision,
    policyVersion: input.policy.version,
  };
}

function replyOf(
  { customerId }: OrderCheckRequest,
  { check, found, revision, policyVersion }: Checked,
  today: EpochDay,
): OrderCheckReply {
  const { amountCents, financedCents, exposureCents, afterCents, limitCents, roomCents, toleranceCents } =
    check;
  return {
    customerId,
    verdict: check.verdict,
    failed: check.failed,
    figures: { amountCents, financedCents, exposureCents, afterCents, limitCents, roomCents, toleranceCents },
    exempt: check.exempt,
    condition: check.condition,
    wouldFit: check.wouldFit,
    openingOffer: check.openingOffer,
    riskClass: check.riskClass,
    marks: check.marks,
    revision,
    policyVersion,
    asOf: formatIsoDate(today),
    ledgerDate: check.ledgerDay === null ? null : formatIsoDate(check.ledgerDay),
    ledgerWorkingDays: check.ledgerDay === null ? null : workingDaysBetween(check.ledgerDay, today),
    ways: found,
  };
}

/** A rep learns the names of those who work with sales; of an administrator the role alone. */
function namedFor(asker: Asking["member"], members: readonly MemberAuthority[], memberId: string) {
  const found = members.find((member) => member.memberId === memberId);
  if (!found) return undefined;
  const isNamed = asker.role !== "rep" || found.role !== "admin";
  return { name: isNamed ? found.name : null, role: found.role };
}

const withoutFigures = (reply: OrderCheckReply): OrderCheckReply => ({
  ...reply,
  failed: reply.failed.map((failed) => ({ ...failed, params: {} })),
  marks: classOnlyBadge({ marks: reply.marks, figures: null }).marks,
  figures: null,
  openingOffer: null,
  ways: null,
  release: reply.release ? { ...reply.release, amountCents: null, depositCents: null } : null,
});
