import type { Policy } from "../policy.ts";
import type { Terms } from "../terms.ts";

/** Days that terms can run at most from the document's day: those to the end of a month by the policy's allowance. */
export const longestDays = ({ kind, days }: Pick<Terms, "kind" | "days">, { limit }: Policy): number =>
  days + (kind === "net" ? 0 : limit.endOfMonthExtraDays);
