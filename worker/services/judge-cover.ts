import type { CoverOutcome, CoverRow } from "#shared/contract/insurer-limits.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { type StandingCover, standingCover, withdrawals } from "../db/cover-limits.ts";
import type { Referred } from "../db/customer-references.ts";
import { namedInsurers } from "../db/insurers.ts";
import type { Asking } from "./find-visible-customer.ts";
import { readDay } from "./read-day.ts";
import { referCustomers } from "./refer-customers.ts";

export type JudgedCover = {
  outcome: CoverOutcome;
  customer: Referred | null;
  kind: CoverRow["decision"]["kind"];
  /** 0: refused or withdrawn. */
  amountCents: number;
  fromDay: EpochDay;
  untilDay: EpochDay | null;
  standing: StandingCover | null;
  /** Something new was decided: not only that it is this insurer who covers. */
  decides: boolean;
};

/** What becomes of each line of an insurer's file; nothing is kept yet. */
export async function judgeCover(
  asking: Pick<Asking, "db" | "organization">,
  insurerId: string,
  rows: readonly CoverRow[],
  today: EpochDay,
): Promise<JudgedCover[]> {
  const { db, organization } = asking;
  const { number } = organization;
  const meant = await referCustomers(asking, rows);
  const entityIds = [
    ...new Set(meant.flatMap((each) => (each.kind === "customer" ? [each.customer.entityId] : []))),
  ];
  const [covers, withdrawn, named] = await Promise.all([
    standingCover(db, number, entityIds),
    withdrawals(db, number, entityIds),
    namedInsurers(db, number, entityIds),
  ]);
  const standing = new Map(covers.map((cover) => [cover.entityId, cover]));
  const withdrawnOn = new Set(withdrawn.map(({ entityId, day }) => `${entityId} ${day}`));
  const given = new Map<number, Set<string>>();
  const read = rows.map((row, place) => {
    const found = meant[place] ?? { kind: "unknown_customer" as const };
    const customer = found.kind === "customer" ? found.customer : null;
    const fromDay = readDay(row.from, `rows.${place}.from`);
    const untilDay = row.until === null ? null : readDay(row.until, `rows.${place}.until`);
    const { kind } = row.decision;
    const amountCents = row.decision.kind === "limit" ? row.decision.amountCents : 0;
    const said = JSON.stringify([kind, amountCents, fromDay, untilDay]);
    if (customer !== null)
      given.set(customer.entityId, (given.get(customer.entityId) ?? new Set()).add(said));
    return { found, customer, kind, amountCents, fromDay, untilDay };
  });
  const taken = new Set<number>();
  return read.map(({ found, customer, ...said }): JudgedCover => {
    const before = customer === null ? null : (standing.get(customer.entityId) ?? null);
    const judgedAs = (outcome: CoverOutcome, decides = false): JudgedCover => ({
      ...{ ...said, customer, outcome, decides, standing: before },
    });
    if (found.kind !== "customer" || customer === null)
      return judgedAs(found.kind === "ambiguous" ? "ambiguous" : "unknown_customer");
    const { kind, amountCents, fromDay, untilDay } = said;
    const { entityId } = customer;
    if ((given.get(entityId)?.size ?? 0) > 1) return judgedAs("contradicts");
    if (kind === "withdrawn" && fromDay > today) return judgedAs("future_day");
    if (kind !== "withdrawn" && untilDay !== null && untilDay < today) return judgedAs("over");
    if (taken.has(entityId)) return judgedAs("unchanged");
    const stands =
      kind === "withdrawn"
        ? withdrawnOn.has(`${entityId} ${fromDay}`)
        : before?.amountCents === amountCents && before.fromDay === fromDay && before.untilDay === untilDay;
    if (stands && named.get(entityId) === insurerId) return judgedAs("unchanged");
    taken.add(entityId);
    return judgedAs("taken", !stands);
  });
}
