import type { AssessInput } from "../assess-input.ts";
import type { Assessment } from "../assessment.ts";
import type { CreditEventFact } from "../credit-event.ts";
import type { Dispute } from "../dispute.ts";
import type { LimitFact } from "../limit-fact.ts";
import type { OrderFact } from "../order-fact.ts";
import type { ItemOrOther } from "./cause.ts";

type Look = Pick<AssessInput, "asOf" | "knownAt">;

const eventStands = (event: CreditEventFact, { asOf, knownAt }: Look): boolean =>
  event.day <= asOf &&
  event.recordedRevision <= knownAt &&
  (event.revokedRevision === null || event.revokedRevision > knownAt);

/** Events that came, were withdrawn, or stand but no longer count between two days. */
export function eventCauses(
  before: AssessInput,
  after: AssessInput,
  reasons: { before: Assessment["reasons"]; after: Assessment["reasons"] },
): ItemOrOther[] {
  const earlier = new Map(
    before.events.filter((event) => eventStands(event, before)).map((event) => [event.id, event]),
  );
  const later = after.events.filter((event) => eventStands(event, after));
  const laterIds = new Set(later.map(({ id }) => id));
  const counted = (list: Assessment["reasons"], day: number) =>
    list.some(({ code, params }) => code === "event_lack_of_funds" && params.eventDay === day);
  const cause = (
    kind: "event_began" | "event_withdrawn" | "event_lapsed",
    event: CreditEventFact,
  ): ItemOrOther => ({
    kind,
    eventId: event.id,
    eventKind: event.kind,
    day: event.day,
  });
  return [
    ...later.filter(({ id }) => !earlier.has(id)).map((event) => cause("event_began", event)),
    ...[...earlier.values()]
      .filter(({ id }) => !laterIds.has(id))
      .map((event) => cause("event_withdrawn", event)),
    ...later
      .filter(
        (event) =>
          event.kind === "returned_for_lack_of_funds" &&
          earlier.has(event.id) &&
          counted(reasons.before, event.day) &&
          !counted(reasons.after, event.day),
      )
      .map((event) => cause("event_lapsed", event)),
  ];
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
          day <= asOf && recordedRevision <= knownAt && status !== "closed",
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
  const [was, is] = [before.outside, after.outside];
  if ((was?.externalCentipoints ?? null) !== (is?.externalCentipoints ?? null))
    causes.push({ kind: "outside_changed", axis: "external" });
  if ((was?.structuralCentipoints ?? null) !== (is?.structuralCentipoints ?? null))
    causes.push({ kind: "outside_changed", axis: "structural" });
  if (JSON.stringify(was?.accounts ?? null) !== JSON.stringify(is?.accounts ?? null))
    causes.push({ kind: "outside_changed", axis: "accounts" });
  return causes;
}
