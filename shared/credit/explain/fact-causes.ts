import type { AssessInput } from "../assess-input.ts";
import type { Assessment } from "../assessment.ts";
import type { CreditEventFact } from "../credit-event.ts";
import type { Dispute } from "../dispute.ts";
import type { LimitFact } from "../limit-fact.ts";
import { countsInExposure, type OrderFact } from "../order-fact.ts";
import { promiseStands } from "../promises/payment-promise.ts";
import type { ItemOrOther } from "./cause.ts";

type Look = Pick<AssessInput, "asOf" | "knownAt">;

const eventStands = (event: CreditEventFact, { asOf, knownAt }: Look): boolean =>
  event.day <= asOf &&
  event.recordedRevision <= knownAt &&
  (event.revokedRevision === null || event.revokedRevision > knownAt);

type Reasons = Assessment["reasons"];
type Sides = { before: Reasons; after: Reasons };

const idsOf = (reasons: Reasons, name: "eventId" | "warningId"): Set<string> =>
  new Set(reasons.flatMap(({ params }) => (params[name] === undefined ? [] : [String(params[name])])));

/** Events that came, were withdrawn, or stand but no longer count between two days. */
export function eventCauses(before: AssessInput, after: AssessInput, reasons: Sides): ItemOrOther[] {
  const earlier = new Map(
    before.events.filter((event) => eventStands(event, before)).map((event) => [event.id, event]),
  );
  const later = after.events.filter((event) => eventStands(event, after));
  const laterIds = new Set(later.map(({ id }) => id));
  const [counted, counts] = [idsOf(reasons.before, "eventId"), idsOf(reasons.after, "eventId")];
  const cause = (
    kind: "event_began" | "event_withdrawn" | "event_lapsed",
    event: CreditEventFact,
  ): ItemOrOther => ({ kind, eventId: event.id, eventKind: event.kind, day: event.day });
  const lapsed = later.filter(({ id }) => earlier.has(id) && counted.has(id) && !counts.has(id));
  const withdrawn = [...earlier.values()].filter(({ id }) => !laterIds.has(id));
  return [
    ...later.filter(({ id }) => !earlier.has(id)).map((event) => cause("event_began", event)),
    ...withdrawn.map((event) => cause("event_withdrawn", event)),
    ...lapsed.map((event) => cause("event_lapsed", event)),
  ];
}

/** Warnings that count since, weigh less with time, or are over; as their reasons tell. */
export function warningCauses({ before, after }: Sides): ItemOrOther[] {
  const [was, is] = [idsOf(before, "warningId"), idsOf(after, "warningId")];
  return [...after, ...before.filter(({ params }) => !is.has(String(params.warningId)))].flatMap(
    ({ params }): ItemOrOther[] => {
      if (params.warningId === undefined) return [];
      const warningId = String(params.warningId);
      const kind = !is.has(warningId)
        ? "warning_over"
        : was.has(warningId)
          ? "warning_faded"
          : "warning_confirmed";
      return [{ kind, warningId, signal: String(params.signal), day: Number(params.seenDay) }];
    },
  );
}

/** Announced payments whose day came in between. */
export function promiseCauses(before: AssessInput, after: AssessInput): ItemOrOther[] {
  return (after.promises ?? [])
    .filter(
      (promise) =>
        promise.promisedOn >= before.asOf &&
        promise.promisedOn < after.asOf &&
        promiseStands(promise, after.knownAt),
    )
    .map(({ id, reference, amountCents, promisedOn }) => ({
      kind: "promise_due",
      promiseId: id,
      reference,
      amountCents,
      day: promisedOn,
    }));
}

const disputeRuns = (dispute: Dispute, { asOf, knownAt }: Look): boolean =>
  dispute.openedOn <= asOf &&
  dispute.recordedRevision <= knownAt &&
  (dispute.closedOn === null || dispute.closedOn > asOf);
const disputeKey = ({ reference, openedOn, amountCents }: Dispute): string =>
  `${openedOn} ${amountCents} ${reference}`;

/** Disputes opened and closed between two days. */
export function disputeCauses(before: AssessInput, after: AssessInput): ItemOrOther[] {
  const earlier = before.disputes.filter((dispute) => disputeRuns(dispute, before));
  const later = after.disputes.filter((dispute) => disputeRuns(dispute, after));
  const [earlierKeys, laterKeys] = [new Set(earlier.map(disputeKey)), new Set(later.map(disputeKey))];
  const closings = new Map(after.disputes.map((dispute) => [disputeKey(dispute), dispute.closedOn]));
  return [
    ...later
      .filter((dispute) => !earlierKeys.has(disputeKey(dispute)))
      .map(
        ({ reference, amountCents, openedOn }): ItemOrOther => ({
          kind: "dispute_opened",
          reference,
          amountCents,
          day: openedOn,
        }),
      ),
    ...earlier
      .filter((dispute) => !laterKeys.has(disputeKey(dispute)))
      .map(
        (dispute): ItemOrOther => ({
          kind: "dispute_closed",
          reference: dispute.reference,
          amountCents: dispute.amountCents,
          day: closings.get(disputeKey(dispute)) ?? after.asOf,
        }),
      ),
  ];
}

const limitSeen = (limit: LimitFact, { asOf, knownAt }: Look): boolean =>
  limit.from <= asOf && limit.recordedRevision <= knownAt;
const limitOver = (limit: LimitFact, look: Look): boolean =>
  limitSeen(limit, look) && limit.until !== null && limit.until < look.asOf;

/** Limits that began to count, or ran out, between two days. */
export function limitCauses(before: AssessInput, after: AssessInput): ItemOrOther[] {
  const earlier = new Map(before.limits.map((limit) => [limit.id, limit]));
  return after.limits.flatMap((limit): ItemOrOther[] => {
    const { id, kind, amountCents, unlimited, from, until } = limit;
    const known = earlier.get(id);
    const cause = { limitId: id, limitKind: kind, amountCents, unlimited };
    if (limitOver(limit, after)) {
      const stood = known !== undefined && limitSeen(known, before) && !limitOver(known, before);
      return stood ? [{ kind: "limit_over", ...cause, day: until ?? after.asOf }] : [];
    }
    const seen = known !== undefined && limitSeen(known, before);
    return limitSeen(limit, after) && !seen ? [{ kind: "limit_set", ...cause, day: from }] : [];
  });
}

const orderWeight = (orders: readonly OrderFact[], { asOf, knownAt }: Look): Map<string, OrderFact> =>
  new Map(
    orders
      .filter(
        ({ day, recordedRevision, status }) =>
          day <= asOf && recordedRevision <= knownAt && countsInExposure(status),
      )
      .map((order) => [order.number, order]),
  );

/** Orders that came into the exposure and left it. */
export function orderCauses(before: AssessInput, after: AssessInput): ItemOrOther[] {
  const earlier = orderWeight(before.orders, before);
  const later = orderWeight(after.orders, after);
  const cause = (kind: "order_added" | "order_gone", order: OrderFact): ItemOrOther => ({
    kind,
    number: order.number,
    amountCents: order.amountCents,
    day: order.day,
  });
  return [
    ...[...later.values()]
      .filter(({ number }) => !earlier.has(number))
      .map((order) => cause("order_added", order)),
    ...[...earlier.values()]
      .filter(({ number }) => !later.has(number))
      .map((order) => cause("order_gone", order)),
  ];
}

/** Terms and what is known outside the ledger, where they are not the same in both inputs. */
export function settingCauses(before: AssessInput, after: AssessInput): ItemOrOther[] {
  const causes: ItemOrOther[] = [];
  const [from, to] = [before.terms, after.terms];
  if (from.kind !== to.kind || from.days !== to.days || from.assumed !== to.assumed)
    causes.push({ kind: "terms_changed", from, to });
  const [was, is] = [outsideSeen(before), outsideSeen(after)];
  for (const axis of ["external", "structural", "accounts"] as const)
    if (JSON.stringify(was[axis]) !== JSON.stringify(is[axis]))
      causes.push({ kind: "outside_changed", axis });
  return causes;
}

/** What is known outside the ledger on a day, by the axis it speaks to. */
function outsideSeen({ outside, knownAt }: AssessInput) {
  const known = <Fact extends { recordedRevision: number; revokedRevision?: number | null }>(
    facts: readonly Fact[] | undefined,
  ) =>
    (facts ?? []).filter(
      ({ recordedRevision, revokedRevision = null }) =>
        recordedRevision <= knownAt && (revokedRevision === null || revokedRevision > knownAt),
    );
  return {
    external: [outside?.externalCentipoints ?? null, known(outside?.grades)],
    structural: [outside?.structuralCentipoints ?? null, outside?.structure ?? null],
    accounts: [outside?.accounts ?? null, known(outside?.statements)],
  };
}
