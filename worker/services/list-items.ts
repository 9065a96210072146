import * as z from "zod";
import type { ItemPage, ItemQuery, Item as ItemReply } from "#shared/contract/customers.ts";
import { type EpochDay, formatIsoDate, isoDateOrNull } from "#shared/credit/calendar.ts";
import type { Item } from "#shared/credit/item.ts";
import { AppError } from "../errors.ts";
import { deriveDocuments } from "./derive-documents.ts";
import { type Asking, findVisibleCustomer } from "./find-visible-customer.ts";
import { decodeCursor, encodeCursor } from "./keyset-cursor.ts";

const Place = z.tuple([z.int(), z.string().max(120)]);

/**
 * Documents of a customer with what is open of each, the youngest first, as the assessment sees them today. `not_allowed`
 * for class-only members: all of it is figures.
 */
export async function listItems(
  asking: Asking,
  customerId: string,
  query: ItemQuery,
  today: EpochDay,
): Promise<ItemPage> {
  const customer = await findVisibleCustomer(asking, customerId);
  if (asking.visibility.detail === "class") throw new AppError("not_allowed");
  const place = query.cursor === undefined ? null : decodeCursor(query.cursor, Place);
  const items = await deriveDocuments(asking, customer.entityId, today);
  const rest = items
    .filter((item) => query.open === undefined || (query.open === "true") === (item.openCents !== 0))
    .sort((a, b) => compare(a.documentDay, a.id, b.documentDay, b.id))
    .filter((item) => place === null || compare(item.documentDay, item.id, ...place) > 0);
  const shown = rest.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map((item) => itemReply(item, today)),
    next: last && rest.length > shown.length ? encodeCursor([last.documentDay, last.id]) : null,
  };
}

/** Younger documents first, then by id backwards. */
const compare = (dayA: EpochDay, idA: string, dayB: EpochDay, idB: string): number =>
  dayB - dayA || (idA === idB ? 0 : idA > idB ? -1 : 1);

const itemReply = (item: Item, today: EpochDay): ItemReply => ({
  id: item.id,
  kind: item.kind,
  reference: item.reference,
  documentDate: formatIsoDate(item.documentDay),
  dueDate: isoDateOrNull(item.dueDay),
  dueAssumed: item.dueAssumed,
  amountCents: item.amountCents,
  openCents: item.openCents,
  daysLate: daysLate(item, today),
  settledOn: isoDateOrNull(item.settledDay),
  disputed: item.disputedCents > 0,
  label: item.label,
});

/** Days from due date to settlement (negative: early), or to today while open and past due; null before. */
function daysLate({ dueDay, settledDay, openCents }: Item, today: EpochDay): number | null {
  if (dueDay === null) return null;
  if (settledDay !== null) return settledDay - dueDay;
  return openCents > 0 && today > dueDay ? today - dueDay : null;
}
