import type { BadgeRow } from "#shared/contract/sync.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import type { Account } from "./account.ts";
import { ownReports } from "./kept-reports.ts";
import { type Found, lookUp } from "./look-up.ts";

/** A row as it stands once a warning is under review: the server says so with the next sync. */
export const underReview = (row: BadgeRow): BadgeRow =>
  row.marks.includes("warning_under_review")
    ? row
    : { ...row, marks: [...row.marks, "warning_under_review"] };

/** What the member reported counts for the member at once: what waits here to be sent, and what is not yet judged. */
export const withOwnReports = async (account: Account, found: readonly Found[]): Promise<Found[]> => {
  const { waiting, underReview: reviewed } = await ownReports(account);
  if (waiting.size === 0 && reviewed.size === 0) return [...found];
  return found.map((each) => {
    const { match } = each;
    if (match.kind !== "matched") return each;
    const ownWaiting = waiting.get(match.customerId);
    return {
      ...each,
      rows: reviewed.has(match.customerId) ? each.rows.map(underReview) : each.rows,
      ...(ownWaiting !== undefined && { ownWaiting }),
    };
  });
};

/** A look-up of sightings with what the member said of their customers; null until there is a copy. */
export const lookUpWithOwn = async (
  account: Account,
  scope: LinkScope,
  sightings: readonly Sighted[],
): Promise<Found[] | null> => {
  const [found] = await Promise.all([lookUp(account, scope, sightings), ownReports(account)]);
  return found === null ? null : withOwnReports(account, found);
};
