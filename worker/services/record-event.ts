import { v7 as uuidv7 } from "uuid";
import type { Ending, NewEvent, Recorded } from "#shared/contract/customers.ts";
import { eventsOf, expectNoTwin, insertEvent, revokeEvent as revokeRow } from "../db/events.ts";
import { expectOneChange } from "../db/expect.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";
import { readDay } from "./read-day.ts";

/** Records an event that forces class or limit. `invalid_input`: in the future; `conflict`: the same stands already. */
export async function recordEvent(writing: Writing, customerId: string, event: NewEvent): Promise<Recorded> {
  const { db, organization, member, now, today } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const day = readDay(event.day, "day");
  if (day > today)
    throw new AppError("invalid_input", { fields: [{ path: "day", message: "in the future" }] });

  const row = {
    entityId: customer.entityId,
    id: uuidv7(),
    kind: event.kind,
    day,
    note: event.note,
    author: member.userId,
    recordedAt: now,
  };
  return changeCustomer(writing, customer, {
    statements: [insertEvent(db, organization.number, row), expectNoTwin(db, organization.number, row)],
    action: "event_recorded",
    detail: { before: null, after: { id: row.id, ...event } },
    reply: { status: 201, body: { id: row.id } },
    unexpected: "conflict",
  });
}

/** Takes an event back; it stays in the list, marked. `not_found`: not this customer's; `conflict`: taken back already. */
export async function revokeEvent(
  writing: Writing,
  customerId: string,
  eventId: string,
  { reason }: Ending,
): Promise<Recorded> {
  const { db, organization, now } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const events = await eventsOf(db, organization.number, customer.entityId);
  const event = events.find(({ id }) => id === eventId);
  if (!event) throw new AppError("not_found");
  if (event.revokedAt !== null) throw new AppError("conflict");

  return changeCustomer(writing, customer, {
    statements: [revokeRow(db, organization.number, customer.entityId, event.id, now), expectOneChange(db)],
    action: "event_revoked",
    detail: { before: { id: event.id, kind: event.kind, note: event.note }, after: null, reason },
    reply: { status: 200, body: { id: event.id } },
    unexpected: "conflict",
  });
}
