import { sql } from "drizzle-orm";
import { type Database, runBatch, type Statement } from "./database.ts";

export type RateRow = {
  currency: string;
  rateE8: number;
  rateDay: number;
  author: string;
  authorName: string | null;
  recordedAt: number;
};

/** Rates of an organization by currency. */
export const exchangeRatesStatement = (db: Database, organization: number, limit: number): Statement =>
  db.all(sql`
    select r.currency, r.rate_e8 as "rateE8", r.rate_day as "rateDay", r.author, u.name as "authorName",
      r.recorded_at as "recordedAt"
    from exchange_rate r left join user u on u.id = r.author
    where r.organization = ${organization} order by r.currency limit ${limit}`);

export const exchangeRates = async (
  db: Database,
  organization: number,
  limit: number,
): Promise<RateRow[]> => {
  const [rows] = (await runBatch(db, [exchangeRatesStatement(db, organization, limit)])) as [RateRow[]];
  return rows;
};

export const putRate = (db: Database, organization: number, row: Omit<RateRow, "authorName">): Statement =>
  db.run(sql`
    insert into exchange_rate (organization, currency, rate_e8, rate_day, author, recorded_at)
    values (${organization}, ${row.currency}, ${row.rateE8}, ${row.rateDay}, ${row.author}, ${row.recordedAt})
    on conflict (organization, currency) do update set rate_e8 = excluded.rate_e8, rate_day = excluded.rate_day,
      author = excluded.author, recorded_at = excluded.recorded_at`);

/** Follow with `expectOneChange`. */
export const deleteRate = (db: Database, organization: number, currency: string): Statement =>
  db.run(sql`delete from exchange_rate where organization = ${organization} and currency = ${currency}`);

/** Room for one more currency, or this one is there already: a condition for `expectThat`. */
export const hasRoomForRate = (organization: number, currency: string, most: number) => sql`
  (select count(*) from exchange_rate where organization = ${organization} and currency <> ${currency}) < ${most}`;
