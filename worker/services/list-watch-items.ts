import * as z from "zod";
import type { WatchItem, WatchItemPage, WatchItemQuery } from "#shared/contract/watch.ts";
import { countOpenItems, type FoundItem, listItems } from "../db/watch-items.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([z.int().min(0), z.string().max(40)]);

/** What a person has to look at of what the sources told, or what was said of it. */
export async function listWatchItems(
  { db, organization }: Pick<Asking, "db" | "organization">,
  { state, cursor, limit }: z.output<typeof WatchItemQuery>,
): Promise<WatchItemPage> {
  const place = cursor === undefined ? null : decodeCursor(cursor, Place);
  const open = state === "open";
  const [rows, waiting] = await Promise.all([
    listItems(db, organization.number, {
      ...{ open, limit: limit + 1 },
      after: place === null ? null : { at: place[0], id: place[1] },
    }),
    countOpenItems(db, organization.number),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(watchItemOf),
    next:
      last && rows.length > limit
        ? encodeCursor([(open ? last.raisedAt : last.decidedAt) ?? 0, last.id])
        : null,
    open: waiting,
  };
}

const watchItemOf = (row: FoundItem): WatchItem => ({
  id: row.id,
  about: { customerId: row.customerId, name: row.name, siren: row.siren },
  reason: row.reason,
  params: row.params,
  document: row.document,
  raisedAt: new Date(row.raisedAt).toISOString(),
  outcome: row.outcome,
  note: row.note,
  decidedBy: row.decidedByName ?? row.decidedBy,
  decidedAt: row.decidedAt === null ? null : new Date(row.decidedAt).toISOString(),
});
