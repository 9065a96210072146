import { type IdentityError, parseSiren } from "#shared/credit/identity.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { type Outcome, type Refused, refused } from "../source-outcome.ts";
import { type PublishedYear, readPublishedYears } from "./published-year.ts";

const DAY_MS = 86_400_000;
/** Two a year at most, for as long as electronic filing has been there. */
const MOST_YEARS = 50;

/** Published accounts of a firm, the youngest first; none where it filed none or keeps them confidential. */
export async function publishedAccounts(
  context: SourceContext,
  siren: string,
): Promise<Outcome<PublishedYear[]> | Refused<IdentityError>> {
  const number = parseSiren(siren);
  if (!number.ok) return refused(number.error);
  return askSource(context, {
    source: "ratios",
    path: `/records?${new URLSearchParams({
      where: `siren="${number.value}"`,
      order_by: "date_cloture_exercice desc",
      limit: String(MOST_YEARS),
    })}`,
    read: ({ body }) => readPublishedYears(body),
    keep: { freshMs: 7 * DAY_MS, keptMs: 90 * DAY_MS },
    shape: 1,
  });
}
