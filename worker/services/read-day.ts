import { type EpochDay, parseIsoDate } from "#shared/credit/calendar.ts";
import { AppError } from "../errors.ts";

/** Epoch day of an ISO date of the contract; `invalid_input` at `path` for a year that no ledger has. */
export function readDay(text: string, path: string): EpochDay {
  const day = parseIsoDate(text);
  if (!day.ok) throw new AppError("invalid_input", { fields: [{ path, message: day.error }] });
  return day.value;
}

/** Epoch day of today in a time zone: business dates are the organization's (DESIGN 22). */
export function dayIn(timeZone: string, now: number): EpochDay {
  const text = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
  return readDay(text, "today");
}
