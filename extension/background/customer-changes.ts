import type { CustomerChange } from "#extension/platform/messages.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { eventsBetween } from "./outside-changes.ts";

/** What of a customer a rep would want to hear: its class, its limit, and that it began to be late. */
export type SeenChange = CustomerChange extends infer Change
  ? Change extends CustomerChange
    ? Omit<Change, "sequence">
    : never
  : never;
export type ChangeLog = { last: number; changes: CustomerChange[] };

export const NO_CHANGES: ChangeLog = { last: 0, changes: [] };
const MOST_CHANGES = 200;

/** What differs between two rows of one customer; no figure is compared that either of them does not hold. */
export const changesBetween = (before: BadgeRow, after: BadgeRow): SeenChange[] => {
  const who = { customerId: after.id, name: after.name, on: after.asOf };
  const changes: SeenChange[] = [];
  if (before.riskClass !== after.riskClass)
    changes.push({ ...who, kind: "class", from: before.riskClass, to: after.riskClass });
  const { told, takenBack } = eventsBetween(before, after);
  changes.push(
    ...told.map((event) => ({ ...who, kind: "outside" as const, event, takenBack: false })),
    ...takenBack.map((event) => ({ ...who, kind: "outside" as const, event, takenBack: true })),
  );
  if (before.figures === null || after.figures === null) return changes;
  const [was, is] = [before.figures.limit, after.figures.limit];
  if (was.kind !== is.kind || was.amountCents !== is.amountCents) {
    const from = { kind: was.kind, amountCents: was.amountCents };
    changes.push({ ...who, kind: "limit", from, to: { kind: is.kind, amountCents: is.amountCents } });
  }
  const overdue = { from: before.figures.overdueCents, to: after.figures.overdueCents };
  if (overdue.from <= 0 !== overdue.to <= 0) changes.push({ ...who, kind: "overdue", ...overdue });
  return changes;
};

const aboutOf = (change: SeenChange): string => {
  switch (change.kind) {
    case "suspended":
      return change.requestId;
    case "report":
      return `${change.reportId} ${change.about}`;
    case "outside":
      return `outside ${change.event.kind}`;
    default:
      return change.kind;
  }
};
const keyOf = (change: SeenChange): string => `${change.customerId} ${aboutOf(change)}`;

/** Said once, each for itself: nothing takes it back. */
const isEvent = (
  change: SeenChange,
): change is Extract<SeenChange, { kind: "suspended" } | { kind: "report" }> =>
  change.kind === "suspended" || change.kind === "report";

const isBack = (change: SeenChange): boolean =>
  !isEvent(change) && change.kind !== "outside" && JSON.stringify(change.from) === JSON.stringify(change.to);

/** One line a customer and kind: from where it stood when it was last seen to where it stands now, none when it went back. */
const merged = (before: SeenChange | undefined, change: SeenChange): SeenChange | null => {
  if (before === undefined || before.kind !== change.kind || isEvent(before)) return change;
  // Told and taken back before anybody saw either, or the other way round: nothing happened.
  if (before.kind === "outside")
    return change.kind === "outside" &&
      before.takenBack !== change.takenBack &&
      before.event.on === change.event.on
      ? null
      : change;
  const both = { ...change, from: before.from } as SeenChange;
  return isBack(both) ? null : both;
};

/** A payment that ends an overdue nobody was told of is no news; one that ends a told one takes the line away. */
const isNews = (change: SeenChange): boolean => change.kind !== "overdue" || change.to > 0;

/** The log with these changes, the youngest last; the oldest go when there are more than 200. */
export const withChanges = (log: ChangeLog, changes: readonly SeenChange[]): ChangeLog => {
  let last = log.last;
  const kept = new Map<string, CustomerChange>(log.changes.map((change) => [keyOf(change), change]));
  for (const change of changes) {
    const key = keyOf(change);
    const news = merged(kept.get(key), change);
    kept.delete(key);
    if (news === null || !isNews(news)) continue;
    last += 1;
    kept.set(key, { ...news, sequence: last });
  }
  return { last, changes: [...kept.values()].slice(-MOST_CHANGES) };
};

/** Without what the member has seen. */
export const seenUpTo = (log: ChangeLog, sequence: number): ChangeLog => ({
  ...log,
  changes: log.changes.filter((change) => change.sequence > sequence),
});
