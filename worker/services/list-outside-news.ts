import * as z from "zod";
import type { OutsideNewsPage, OutsideNewsQuery } from "#shared/contract/watch.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { outsideNews } from "../db/outside-news.ts";
import type { Asking } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([z.int(), z.string().max(80)]);

/** What the gazette told of the organization's own, the last published first, those taken back marked. */
export async function listOutsideNews(
  { db, organization }: Pick<Asking, "db" | "organization">,
  { cursor, limit }: z.output<typeof OutsideNewsQuery>,
): Promise<OutsideNewsPage> {
  const place = cursor === undefined ? null : decodeCursor(cursor, Place);
  const rows = await outsideNews(db, organization.number, {
    limit: limit + 1,
    after: place === null ? null : { day: place[0], id: place[1] },
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    news: shown.map((row) => ({
      about: { customerId: row.customerId, name: row.name, siren: row.siren },
      kind: row.kind,
      on: formatIsoDate(row.day),
      publishedOn: formatIsoDate(row.publishedDay),
      document: row.document,
      takenBack: row.takenBack === 1,
    })),
    next: last && rows.length > limit ? encodeCursor([last.publishedDay, last.id]) : null,
  };
}
