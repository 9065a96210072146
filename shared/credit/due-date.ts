import { addDays, type EpochDay, endOfMonth } from "./calendar.ts";
import type { Terms } from "./terms.ts";

/**
 * Day a document falls due (C. com. L441-10, domain.md 3.1). The table of T-301…T-307 calls "45 EOM A" the document day
 * plus the days, then the end of that month, and "45 EOM B" the end of the document's month plus the days.
 */
export function dueDayOf(documentDay: EpochDay, terms: Pick<Terms, "kind" | "days">): EpochDay {
  if (terms.kind === "net") return addDays(documentDay, terms.days);
  if (terms.kind === "eom_a") return endOfMonth(addDays(documentDay, terms.days));
  return addDays(endOfMonth(documentDay), terms.days);
}
