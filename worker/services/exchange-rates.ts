import { isCurrency } from "#shared/amounts/currency.ts";
import type { ExchangeRate, ExchangeRateChange, ExchangeRateList } from "#shared/contract/exchange-rates.ts";
import { MOST_RATES } from "#shared/contract/exchange-rates.ts";
import { type EpochDay, formatIsoDate } from "#shared/credit/calendar.ts";
import { deleteRate, exchangeRates, hasRoomForRate, putRate, type RateRow } from "../db/exchange-rates.ts";
import { expectOneChange, expectThat, isUnexpected } from "../db/expect.ts";
import { raiseRevision } from "../db/revision.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { readDay } from "./read-day.ts";

type Writing = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number; today: EpochDay };

export const rateOf = ({ currency, rateE8, rateDay }: RateRow): ExchangeRate => ({
  currency,
  rateE8,
  date: formatIsoDate(rateDay),
});

export async function listExchangeRates({
  db,
  organization,
}: Pick<AppEnv["Variables"], "db" | "organization">): Promise<ExchangeRateList> {
  const rows = await exchangeRates(db, organization.number, MOST_RATES);
  return {
    rates: rows.map((row) => ({
      ...rateOf(row),
      setBy: row.authorName ?? row.author,
      setAt: new Date(row.recordedAt).toISOString(),
    })),
  };
}

const wrong = (path: string, message: string) =>
  new AppError("invalid_input", { fields: [{ path, message }] });

/** Sets what a currency is worth and raises the revision, so that copies check by it. */
export async function setExchangeRate(
  { db, member, organization, now, today }: Writing,
  currency: string,
  { rateE8, date }: ExchangeRateChange,
): Promise<ExchangeRate> {
  if (!isCurrency(currency)) throw wrong("currency", "not a currency of ISO 4217");
  if (currency === organization.currency) throw wrong("currency", "the organization's own currency");
  const rateDay = readDay(date, "date");
  if (rateDay > today) throw wrong("date", "after today");
  const { number } = organization;
  const [before] = (await exchangeRates(db, number, MOST_RATES)).filter((row) => row.currency === currency);
  const row = { currency, rateE8, rateDay, author: member.userId, recordedAt: now };
  await refusedAs("conflict", () =>
    commitChange(db, number, {
      statements: [
        expectThat(db, hasRoomForRate(number, currency, MOST_RATES)),
        putRate(db, number, row),
        raiseRevision(db, number),
      ],
      audit: [
        {
          actor: member.userId,
          action: "exchange_rate_set",
          subjectKind: "exchange_rate",
          subjectId: currency,
          detail: { before: before ? rateOf(before) : null, after: { currency, rateE8, date } },
        },
      ],
      now,
    }),
  );
  return { currency, rateE8, date };
}

/** From then on amounts in this currency ask. `not_found`: there was no rate. */
export async function forgetExchangeRate(
  { db, member, organization, now }: Writing,
  currency: string,
): Promise<void> {
  const { number } = organization;
  await refusedAs("not_found", () =>
    commitChange(db, number, {
      statements: [deleteRate(db, number, currency), expectOneChange(db), raiseRevision(db, number)],
      audit: [
        {
          actor: member.userId,
          action: "exchange_rate_deleted",
          subjectKind: "exchange_rate",
          subjectId: currency,
          detail: {},
        },
      ],
      now,
    }),
  );
}

async function refusedAs(code: "conflict" | "not_found", change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (isUnexpected(error)) throw new AppError(code, { cause: error });
    throw error;
  }
}
