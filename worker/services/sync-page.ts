import type { BadgeRow, SyncPage, SyncQuery } from "#shared/contract/sync.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import type { Portfolio } from "../db/list-customers.ts";
import { changesAfter, countBadges } from "../db/sync.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { classOnlyBadge, isSilent, viewKeyOf } from "./visibility.ts";

/** Sorts after every UUID: a cursor without a row stands behind all rows of its revision. */
const BEHIND_ALL = "~";

/**
 * Badge rows that changed after the client's cursor, in the member's view and with no more than the member may see. A cursor
 * of another view, from before the oldest tombstone or from a revision that this database never reached is answered with
 * `reset`: wipe, and begin at revision 0.
 */
export async function syncPage(asking: Asking, query: SyncQuery): Promise<SyncPage> {
  const { db, member, organization, visibility } = asking;
  const viewKey = await viewKeyOf(member, organization, visibility);
  const portfolio: Portfolio = isSilent(member, organization)
    ? { scope: "own", repCode: null }
    : portfolioOf(asking);
  const { revision, tombstoneFloor, gazetteReadDay, badges } = await changesAfter(
    db,
    organization.number,
    portfolio,
    { revision: query.revision, after: query.after ?? BEHIND_ALL },
    query.limit + 1,
  );
  const known = query.revision > 0 || query.after !== undefined;
  const reset =
    known && (query.viewKey !== viewKey || query.revision < tombstoneFloor || query.revision > revision);
  const answer = {
    ...{ viewKey, reset, revision, visibility },
    ...(gazetteReadDay !== null && { gazetteReadUpTo: formatIsoDate(gazetteReadDay) }),
  };
  if (reset) return { ...answer, rows: [], removed: [], next: null, totalRows: 0 };
  const shown = badges.slice(0, query.limit);
  const last = badges.length > query.limit ? shown.at(-1) : undefined;
  return {
    ...answer,
    rows: shown.flatMap(({ revision, body, repCode }) => {
      if (body === null) return [];
      const isOwn = visibility.scope === "all" && repCode !== null && repCode === member.repCode;
      return { ...badgeRow(body, revision, visibility.detail), ...(isOwn && { own: true as const }) };
    }),
    removed: shown.flatMap(({ id, revision, body }) => (body === null ? { id, revision } : [])),
    next: last ? { revision: last.revision, after: last.id } : null,
    totalRows: last ? await countBadges(db, organization.number, portfolio) : 0,
  };
}

function badgeRow(body: string, revision: number, detail: "figures" | "class"): BadgeRow {
  const row = { ...(JSON.parse(body) as Omit<BadgeRow, "revision">), revision };
  return detail === "class" ? classOnlyBadge(row) : row;
}
