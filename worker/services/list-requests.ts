import * as z from "zod";
import type { ReleaseRow } from "#shared/contract/releases.ts";
import type { RequestPage, RequestQuery, RequestStanding } from "#shared/contract/requests.ts";
import { addDays, type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import { findReleases, type VisibleRelease, visibleReleases } from "../db/releases.ts";
import {
  closedSince,
  type FoundRequest,
  listRequests as listRows,
  openRequests,
  requestRevision,
} from "../db/requests.ts";
import { AppError } from "../errors.ts";
import { readDeciding, summaryOf, tellingOf } from "./describe-request.ts";
import { type Asking, portfolioOf } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";
import { actingOn, type Deciding, rightsOf, waitsFor } from "./request-rights.ts";
import { isSilent } from "./visibility.ts";

type Reading = Asking & { now: number; today: EpochDay };

const Place = z.tuple([z.int(), z.string()]);
/** A queue longer than this is worked off from its most urgent end. */
const MOST_OPEN = 200;

/** Own requests, the queue of what this member may decide or endorse, or all of the organization's, page by page. */
export async function listRequests(reading: Reading, query: RequestQuery): Promise<RequestPage> {
  const { db, organization, member, today } = reading;
  const seeing = { portfolio: portfolioOf(reading), personId: member.userId };
  if (query.list === "all" && member.role !== "analyst" && member.role !== "admin")
    throw new AppError("not_allowed");
  const deciding = await readDeciding(reading, today);
  if (query.list === "queue") {
    const open = await openRequests(db, organization.number, seeing, MOST_OPEN);
    const own = open.filter(({ row }) => concerns(row, deciding));
    return { requests: await summaries(reading, deciding, own), next: null };
  }
  const after = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
  const found = await listRows(
    db,
    organization.number,
    {
      seeing,
      ...(query.list === "mine" && { askedBy: member.userId }),
      ...(query.customerId !== undefined && { customerId: query.customerId }),
      ...(query.state !== undefined && { state: query.state }),
    },
    after && { at: after[0], id: after[1] },
    query.limit + 1,
  );
  const shown = found.slice(0, query.limit);
  const last = found.length > query.limit ? shown.at(-1) : undefined;
  return {
    requests: await summaries(reading, deciding, shown),
    next: last ? encodeCursor([last.row.askedAt, last.row.id]) : null,
  };
}

const concerns = (row: FoundRequest["row"], deciding: Deciding): boolean =>
  actingOn(row, deciding).length > 0 || rightsOf(row, null, deciding).endorse;

async function summaries(reading: Reading, deciding: Deciding, found: readonly FoundRequest[]) {
  const { db, organization } = reading;
  const rows = found.map(({ row }) => row);
  const [telling, releases] = await Promise.all([
    tellingOf(db, deciding, rows, [], reading),
    findReleases(
      db,
      organization.number,
      rows.filter(({ grant }) => grant !== null).map(({ id }) => id),
    ),
  ]);
  return found.map((each) => summaryOf(each, releases.get(each.row.id) ?? null, telling));
}

/** How long an own request that was closed stays in sight, and a release that is over. */
const CLOSED_DAYS = 14;
const MOST_CLOSED = 50;

/**
 * What the extension keeps: own requests, open or closed of late, those that wait for this member, and releases of the customers
 * it may see. Asked at every sync: where nothing changed since the client's revision, one cheap read says so.
 */
export async function requestStanding(reading: Reading, after: number): Promise<RequestStanding> {
  const { db, organization, member, visibility, now, today } = reading;
  const revision = await requestRevision(db, organization.number);
  if (isSilent(member, organization))
    return { changed: true, revision, requests: [], releases: [], waiting: 0 };
  // Deadlines and substitutes pass without a revision: what is open is worked out anew.
  const portfolio = portfolioOf(reading);
  const seeing = { portfolio, personId: member.userId };
  const open = await openRequests(db, organization.number, seeing, MOST_OPEN);
  if (revision === after && open.length === 0)
    return { changed: false, revision, requests: [], releases: [], waiting: 0 };
  const deciding = await readDeciding(reading, today);
  const own = open.filter(({ row }) => row.askers.includes(member.userId) || concerns(row, deciding));
  const waiting = own.filter(({ row }) => waitsFor(row, deciding)).length;
  const closed = await closedSince(
    db,
    organization.number,
    member.userId,
    now - CLOSED_DAYS * 86_400_000,
    MOST_CLOSED,
  );
  const releases =
    visibility.detail === "class"
      ? []
      : await visibleReleases(db, organization.number, portfolio, addDays(today, -CLOSED_DAYS));
  return {
    changed: true,
    revision,
    requests: await summaries(reading, deciding, [...own, ...closed]),
    releases: releases.map(releaseRow),
    waiting,
  };
}

export const releaseRow = (release: VisibleRelease): ReleaseRow => ({
  id: release.id,
  customerId: release.customerId,
  document: release.document === null ? null : JSON.parse(release.document),
  documentNumber: release.documentNumber,
  currency: release.currency,
  amountCents: release.amountCents,
  basis: release.basis,
  depositCents: release.depositCents,
  until: formatIsoDate(release.untilDay),
  conditionMetOn: isoDateOrNull(release.conditionMetDay),
  knownBlocks: JSON.parse(release.knownBlocks),
  endedOn: isoDateOrNull(release.endedDay),
  grantedBy: release.grantedBy,
});
