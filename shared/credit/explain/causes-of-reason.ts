import type { Reason } from "../assessment.ts";
import { referenceKey } from "../document-reference.ts";
import type { Policy } from "../policy.ts";
import { type Cause, type ItemCause, type ItemOrOther, isItemCause } from "./cause.ts";

/** Everything that differs between two inputs, as causes. */
export type AllCauses = {
  items: ItemCause[];
  events: ItemOrOther[];
  warnings: ItemOrOther[];
  promises: ItemOrOther[];
  disputes: ItemOrOther[];
  settings: ItemOrOther[];
  days: number;
};

type Sides = { before: Reason | undefined; after: Reason | undefined; centipoints: number };

/** Facts behind the change of one reason, the weightiest first. Never empty: what no fact explains is time, or the rule itself. */
export function causesOfReason(code: string, sides: Sides, all: AllCauses, policy: Policy): Cause[] {
  const named = factsBehind(code, sides, all, policy);
  if (named.length > 0) return named;
  const onClock = (sides.before ?? sides.after)?.axis !== "rule" && all.days > 0;
  return onClock ? [{ kind: "time_passed", days: all.days }] : [{ kind: "rule", code }];
}

function factsBehind(code: string, sides: Sides, all: AllCauses, policy: Policy): Cause[] {
  const axis = (sides.before ?? sides.after)?.axis;
  const { eventId, warningId } = (sides.after ?? sides.before)?.params ?? {};
  if (eventId !== undefined)
    return all.events.filter((cause) => "eventId" in cause && cause.eventId === eventId);
  if (warningId !== undefined)
    return all.warnings.filter((cause) => "warningId" in cause && cause.warningId === warningId);
  if (code === "broken_promises") return all.promises;
  if (code === "oldest_overdue") return ofOldest(sides, all);
  if (code.startsWith("overdue_beyond_")) return ofLadder(sides, all, policy);
  if (code === "returned_payments") return all.items.filter(({ kind }) => kind === "reopened");
  if (code === "partial_payments") return byWeight(all.items.filter(({ kind }) => kind === "part_paid"));
  if (code === "no_payment_history" || code === "short_history_cap")
    return byWeight(all.items.filter(({ kind }) => kind === "paid" || kind === "became_overdue"));
  if (axis === "lasts" || OUTSIDE_CAPS.has(code)) return ofOutside(code, all);
  return axis === "pays" ? ofPayments(sides, all, policy) : [];
}

const OUTSIDE_CAPS: ReadonlySet<string> = new Set(["external_cap", "ledger_only_cap", "negative_equity_cap"]);

function ofOutside(code: string, { settings }: AllCauses): Cause[] {
  const outside = settings.filter((cause) => cause.kind === "outside_changed");
  const axis = /^structur/.test(code)
    ? "structural"
    : /^accounts_|equity/.test(code)
      ? "accounts"
      : /^external_score|^outside_grade/.test(code)
        ? "external"
        : null;
  return axis === null ? outside : outside.filter((cause) => cause.axis === axis);
}

/** The document that is the oldest now, or the one that was and is no more. */
function ofOldest({ before, after, centipoints }: Sides, { items, disputes }: AllCauses): Cause[] {
  const names = (reason: Reason | undefined) => referenceKey(String(reason?.params.reference ?? ""));
  const [was, is] = [names(before), names(after)];
  const about = (key: string, kinds: readonly ItemCause["kind"][]) =>
    items.filter(
      (cause) => kinds.includes(cause.kind) && key !== "" && referenceKey(cause.reference) === key,
    );
  const worse = about(is, ["aged", "became_overdue", "reopened"]);
  const better = [
    ...about(was, ["paid", "part_paid", "credited", "written_off", "vanished"]),
    ...disputes.filter(
      (cause) => cause.kind === "dispute_opened" && was !== "" && referenceKey(cause.reference) === was,
    ),
  ];
  return centipoints < 0 ? [...worse, ...better] : [...better, ...worse];
}

/** What passed a step of the ladder or stands beyond one; when a cap is gone, what settled it. */
function ofLadder({ after }: Sides, { items, disputes }: AllCauses, policy: Policy): Cause[] {
  const { capCAfterDays, capDAfterDays, classEAfterDays } = policy.overdue;
  const code = after?.code ?? "";
  const step = code.endsWith("_e") ? classEAfterDays : code.endsWith("_d") ? capDAfterDays : capCAfterDays;
  if (after !== undefined) {
    const beyond = items.filter(
      ({ kind, days }) => ["aged", "became_overdue", "paid"].includes(kind) && days > step,
    );
    return beyond.sort(
      (a, b) => Number(b.step !== null) - Number(a.step !== null) || byId(b.days, a.days, a, b),
    );
  }
  const settled = items.filter(
    ({ kind, fromDays }) => fromDays > capCAfterDays && kind !== "aged" && kind !== "became_overdue",
  );
  return [
    ...settled.sort((a, b) => byId(b.fromDays, a.fromDays, a, b)),
    ...disputes.filter(({ kind }) => kind === "dispute_opened"),
  ];
}

/** Behaviour: later than before on the way down; on time, or no longer open, on the way up. */
function ofPayments({ centipoints }: Sides, { items, disputes }: AllCauses, policy: Policy): Cause[] {
  const { graceDays } = policy.behaviour;
  const worse = ({ kind, days, fromDays }: ItemCause): boolean =>
    kind === "became_overdue" ||
    kind === "aged" ||
    kind === "written_off" ||
    kind === "reopened" ||
    ((kind === "paid" || kind === "part_paid") && days > graceDays && days > fromDays);
  const better = (cause: ItemCause): boolean =>
    cause.kind === "paid" || cause.kind === "part_paid" || cause.kind === "credited"
      ? cause.fromDays > 0 || cause.days <= graceDays
      : cause.kind === "vanished" && cause.fromDays > 0;
  if (centipoints < 0)
    return [...byWeight(items.filter(worse)), ...disputes.filter(({ kind }) => kind === "dispute_closed")];
  const settled = byWeight(items.filter(better));
  return [...settled, ...disputes.filter(({ kind }) => kind === "dispute_opened")];
}

/** Amount times the days that changed: what weighs in a payment index. */
const weight = ({ amountCents, days, fromDays }: ItemCause): number =>
  amountCents * Math.max(1, Math.abs(days - fromDays));

const byWeight = (items: ItemCause[]): ItemCause[] => items.sort((a, b) => byId(weight(b), weight(a), a, b));

const byId = (first: number, second: number, a: ItemCause, b: ItemCause): number =>
  first - second || (a.itemId < b.itemId ? -1 : a.itemId > b.itemId ? 1 : 0);

/** Identity of a cause, to tell the same one from two lists. */
export const causeKey = (cause: Cause): string =>
  isItemCause(cause) ? `${cause.kind} ${cause.itemId}` : JSON.stringify(cause);
