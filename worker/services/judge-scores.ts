import type { ExternalScores, ScoreOutcome, ScoreResult } from "#shared/contract/external-scores.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { readExternal } from "#shared/credit/external/external-score.ts";
import type { Referred } from "../db/customer-references.ts";
import { type StandingGrade, standingGrades } from "../db/outside-grades.ts";
import type { Asking } from "./find-visible-customer.ts";
import { readDay } from "./read-day.ts";
import { referCustomers } from "./refer-customers.ts";
import { readScale } from "./stored-scale.ts";

type Read = { value: string; day: EpochDay; centipoints: number | null };
export type JudgedScore = Read & {
  outcome: ScoreOutcome;
  customer: Referred | null;
  /** The grade of the same day that this one corrects. */
  corrects: StandingGrade | null;
};

const same = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();

/** What becomes of each line of a provider's file; nothing is kept yet. `standing`: the grades it was compared with. */
export async function judgeScores(
  asking: Pick<Asking, "db" | "organization">,
  { source, rows }: ExternalScores,
  scaleText: string,
  today: EpochDay,
): Promise<{ judged: JudgedScore[]; standing: StandingGrade[]; entityIds: number[] }> {
  const { db, organization } = asking;
  const scale = readScale(scaleText);
  const meant = await referCustomers(asking, rows);
  const entityIds = [
    ...new Set(meant.flatMap((each) => (each.kind === "customer" ? [each.customer.entityId] : []))),
  ];
  const standing = await standingGrades(db, organization.number, source, entityIds);
  const known = new Map(standing.map((grade) => [`${grade.entityId} ${grade.day}`, grade]));
  const given = new Map<string, string[]>();

  const read = rows.map(({ value, day: text }, place) => {
    const found = meant[place] ?? { kind: "unknown_customer" as const };
    const customer = found.kind === "customer" ? found.customer : null;
    const day = readDay(text, `rows.${place}.day`);
    const grade = readExternal({ scale, value });
    const key = `${customer?.entityId} ${day}`;
    if (customer !== null) given.set(key, [...(given.get(key) ?? []), value]);
    return { value, day, customer, key, grade, found };
  });
  const taken = new Set<string>();
  const judged = read.map(({ value, day, customer, key, grade, found }): JudgedScore => {
    const centipoints = grade.ok ? grade.value : null;
    const judgedAs = (outcome: ScoreOutcome, corrects: StandingGrade | null = null): JudgedScore => ({
      ...{ value, day, centipoints, customer, outcome, corrects },
    });
    if (!grade.ok) return judgedAs("not_on_scale");
    if (found.kind !== "customer") return judgedAs(found.kind);
    if (day > today) return judgedAs("future_day");
    if (given.get(key)?.some((other) => !same(other, value))) return judgedAs("contradicts");
    const before = known.get(key);
    if ((before && same(before.value, value)) || taken.has(key)) return judgedAs("unchanged");
    taken.add(key);
    return judgedAs("taken", before ?? null);
  });
  return { judged, standing, entityIds };
}

export const scoreResult = ({ outcome, customer, centipoints }: JudgedScore): ScoreResult => ({
  outcome,
  customerId: customer?.publicId ?? null,
  name: customer?.name ?? null,
  centipoints,
});
