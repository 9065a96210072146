import { type EpochDay, parseIsoDate } from "#shared/credit/calendar.ts";
import { LARGEST_CENTS } from "#shared/credit/money.ts";

/** Fields of answers whose shape nobody promises: what is not of the kind that is looked for is null. */

export type JsonObject = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): JsonObject | null =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;

export const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

/** The objects of a list, in their order. */
export const objectsOf = (list: readonly unknown[]): JsonObject[] =>
  list.map(objectOf).filter((each) => each !== null);

/** A text that says something; a number is taken as its digits. */
export const textOf = (value: unknown): string | null => {
  if (typeof value === "number") return String(value);
  if (typeof value !== "string") return null;
  const text = value.trim();
  return text === "" ? null : text;
};

/** A finite number, written as one or as text. */
export const numberOf = (value: unknown): number | null => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
};

/** Euros as integer cents; null beyond what a ledger takes. */
export const centsOf = (value: unknown): number | null => {
  const euros = numberOf(value);
  if (euros === null) return null;
  const cents = Math.round(euros * 100);
  return Math.abs(cents) <= LARGEST_CENTS ? cents : null;
};

/** The day at the beginning of an ISO date or time. */
export const dayOf = (value: unknown): EpochDay | null => {
  const text = textOf(value);
  if (text === null) return null;
  const day = parseIsoDate(text.slice(0, 10));
  return day.ok ? day.value : null;
};
