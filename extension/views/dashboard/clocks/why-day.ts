import type { Deadline } from "#shared/contract/clocks.ts";
import { addMonths, type EpochDay, formatIsoDate, parseIsoDate } from "#shared/credit/calendar.ts";

type Court = "claim_declaration" | "retention_of_title" | "relief_from_foreclosure";
type Insured = Exclude<Deadline["kind"], Court | "claim_prepare">;

const MONTHS: Readonly<Record<Court, number>> = {
  claim_declaration: 2,
  retention_of_title: 3,
  relief_from_foreclosure: 6,
};
/** For a creditor outside mainland France (C. com. R622-24). */
const MONTHS_FROM_AFAR = 2;
/** A day that is not worked moves by these at most: a long weekend with holidays around it. */
const MOST_MOVED = 5;

/**
 * How a deadline was counted, to be said in words. `reached`: where the months end. `later`, `earlier`: that day is not worked, and
 * the last day is the next, or the last before it, that is. `fromAfar`: two more months; `counted` false: the day shown leaves them
 * out, for the court's seat is not known.
 */
export type WhyDay =
  | { kind: "waits" }
  | {
      kind: "months";
      of: Court;
      months: number;
      reached: string;
      moved: "no" | "later" | "earlier";
      fromAfar: { counted: boolean } | null;
    }
  | { kind: "days"; of: Insured; days: number; earlier: boolean };

const dayOf = (isoDate: string): EpochDay | null => {
  const read = parseIsoDate(isoDate);
  return read.ok ? read.value : null;
};

const isCourt = (kind: Deadline["kind"]): kind is Court => kind in MONTHS;

type Counted = Pick<Deadline, "kind" | "startOn" | "dueOn" | "shownOn">;

/** The way from the first day to the last, as the law or the policy counts; null where this version does not know the count. */
export const whyDay = ({ kind, startOn, dueOn, shownOn }: Counted): WhyDay | null => {
  if (dueOn === null || shownOn === null) return { kind: "waits" };
  const [start, due, shown] = [dayOf(startOn), dayOf(dueOn), dayOf(shownOn)];
  if (start === null || due === null || shown === null || kind === "claim_prepare") return null;
  if (!isCourt(kind)) return { kind: "days", of: kind, days: due - start, earlier: shown < due };
  const near = (months: number) => Math.abs(due - addMonths(start, months)) <= MOST_MOVED;
  const usual = MONTHS[kind];
  const afar = kind === "claim_declaration" && !near(usual);
  const months = afar ? usual + MONTHS_FROM_AFAR : usual;
  if (!near(months)) return null;
  const reached = addMonths(start, months);
  return {
    kind: "months",
    of: kind,
    months: usual,
    reached: formatIsoDate(reached),
    moved: due === reached ? "no" : due > reached ? "later" : "earlier",
    fromAfar: afar ? { counted: shown > addMonths(start, usual) } : null,
  };
};
