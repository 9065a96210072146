import { runBatch } from "../db/database.ts";
import { insertStatements, type StatementBody, statementsOf } from "../db/outside-facts.ts";
import { type DueFirm, noteCheck } from "../db/source-checks.ts";
import type { PublishedYear } from "../sources/ratios/published-year.ts";
import { statementsOfYears } from "../sources/ratios/statements-of-years.ts";
import { commitWatched, type Watching } from "./watched-change.ts";

const SOURCE = "ratios";
/** Accounts come once a year; which day, nobody knows beforehand. */
const FRESH_DAYS = 30;

/** Keeps the years that were published or changed since; true when an assessment has to follow. */
export async function keepAccounts(
  watching: Watching,
  customer: DueFirm,
  years: readonly PublishedYear[],
): Promise<boolean> {
  const { db, organization, now, today } = watching;
  const { entityId } = customer;
  const known = new Map(
    (await statementsOf(db, organization, entityId, SOURCE)).map(({ closingDay, body }) => [
      closingDay,
      withoutKnownDay(JSON.parse(body) as StatementBody),
    ]),
  );
  const changed = statementsOfYears(years, today).filter(
    (year) => known.get(year.closingDay) !== withoutKnownDay(year),
  );
  const checked = noteCheck(db, organization, {
    ...{ entityId, source: SOURCE, answeredAt: now, problem: null, nextDay: today + FRESH_DAYS },
  });
  if (changed.length === 0) {
    await runBatch(db, [checked]);
    return false;
  }
  await commitWatched(watching, {
    customer,
    statements: [insertStatements(db, organization, entityId, SOURCE, changed, now), checked],
    action: "accounts_read",
    detail: { before: null, after: { years: changed.map(({ closingDay }) => closingDay) } },
  });
  return true;
}

/** The same year read again became known the day it was read first. */
const withoutKnownDay = (year: StatementBody): string => JSON.stringify({ ...year, knownDay: null });
