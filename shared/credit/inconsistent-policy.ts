import { AUTHORITY_ROLES } from "./authority/ceiling.ts";
import type { Policy } from "./policy.ts";

/** Numbers that are right each by itself but not together: `path` should not be past `than`. */
export type Inconsistency = { path: string; problem: "out_of_order" | "above_100"; than: string };

type Place = readonly [path: string, value: number];

/** Each place may be at most the one after it. */
const ascending = (...places: readonly Place[]): Inconsistency[] =>
  places.flatMap(([path, value], index) => {
    const next = places[index + 1];
    return next !== undefined && value > next[1]
      ? [{ path: next[0], problem: "out_of_order" as const, than: path }]
      : [];
  });

const shares = (...places: readonly Place[]): Inconsistency[] =>
  places
    .filter(([, percent]) => percent > 100)
    .map(([path]) => ({ path, problem: "above_100" as const, than: path }));

const perClass = (path: string, values: Readonly<Record<string, number>>): Place[] =>
  Object.entries(values).map(([name, value]) => [`${path}.${name}`, value] as const);

/** A role may not grant a worse class more than a better one, nor a customer nobody can rate more than the best. */
const matrix = ({ matrixCents }: Policy["authority"]): Inconsistency[] =>
  AUTHORITY_ROLES.flatMap((role) => {
    const place = (name: keyof Policy["authority"]["matrixCents"]["rep"]): Place => [
      `authority.matrixCents.${role}.${name}`,
      matrixCents[role][name] ?? Number.POSITIVE_INFINITY,
    ];
    return [
      ...ascending(place("D"), place("C"), place("B"), place("A")),
      ...ascending(place("NR"), place("A")),
    ];
  });

/**
 * What contradicts itself in a policy that `parsePolicy` accepts: class bounds and ladders that do not follow one another
 * (POLICY.md 1.4, 1.5), windows longer than the period they lie in, shares above the whole, more authority over worse classes.
 * Roles are not compared: a rep may be given more than a manager. Empty when nothing does.
 */
export function inconsistencies(policy: Policy): Inconsistency[] {
  const { behaviour, score, overdue, limit, terms, order, authority } = policy;
  const { A, B, C } = score.boundsCentipoints;
  return [
    ...ascending(
      ["score.boundsCentipoints.C", C],
      ["score.boundsCentipoints.B", B],
      ["score.boundsCentipoints.A", A],
    ),
    ...ascending(["score.boundsCentipoints.A", A], ["0 to 100", 10_000]).map(
      ({ than }): Inconsistency => ({ path: than, problem: "above_100", than }),
    ),
    ...ascending(
      ["score.externalCapDCentipoints", score.externalCapDCentipoints],
      ["score.externalCapCCentipoints", score.externalCapCCentipoints],
    ),
    ...ascending(
      ["behaviour.recentWeeks", behaviour.recentWeeks],
      ["behaviour.yearWeeks", behaviour.yearWeeks],
    ),
    ...ascending(
      ["overdue.capCAfterDays", overdue.capCAfterDays],
      ["overdue.capDAfterDays", overdue.capDAfterDays],
      ["overdue.classEAfterDays", overdue.classEAfterDays],
    ),
    ...ascending(
      ["order.askOverdueDays", order.askOverdueDays],
      ["order.blockOverdueDays", order.blockOverdueDays],
    ),
    ...matrix(authority),
    ...ascending(
      ["authority.reminderPercent", authority.reminderPercent],
      ["authority.escalationPercent", authority.escalationPercent],
    ),
    ...shares(
      ["authority.escalationPercent", authority.escalationPercent],
      ["score.minimumCoveragePercent", score.minimumCoveragePercent],
      ["limit.insuredSharePercent", limit.insuredSharePercent],
      ...perClass("terms.depositPercent", terms.depositPercent),
    ),
  ];
}
