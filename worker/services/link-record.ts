import type { Recorded } from "#shared/contract/customers.ts";
import type { CustomerLink } from "#shared/contract/sync.ts";
import { isTaken } from "../db/database.ts";
import { expectOneChange } from "../db/expect.ts";
import { deleteLink, insertLink, LINK_TAKEN, linkedEntity } from "../db/links.ts";
import { deleteDecided } from "../db/record-choices.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/** Confirms that a record of a site is this customer. `conflict`: it is somebody already, this customer included. */
export async function linkRecord(
  writing: Writing,
  customerId: string,
  link: CustomerLink,
): Promise<Recorded> {
  const { db, organization, member, now } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  if ((await linkedEntity(db, organization.number, link)) !== undefined) throw new AppError("conflict");
  const row = { ...link, entityId: customer.entityId, author: member.userId, recordedAt: now };
  try {
    return await changeCustomer(writing, customer, {
      statements: [
        insertLink(db, organization.number, row),
        deleteDecided(db, organization.number, link, { entityId: customer.entityId, choices: true }),
      ],
      action: "link_confirmed",
      detail: { before: null, after: link },
      reply: { status: 201, body: { id: customer.publicId } },
      unexpected: "conflict",
    });
  } catch (error) {
    throw isTaken(error, LINK_TAKEN) ? new AppError("conflict", { cause: error }) : error;
  }
}

/** Takes a confirmed link back. `not_found`: this customer has no such link. */
export async function unlinkRecord(
  writing: Writing,
  customerId: string,
  link: CustomerLink,
): Promise<Recorded> {
  const { db, organization } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  if ((await linkedEntity(db, organization.number, link)) !== customer.entityId)
    throw new AppError("not_found");
  return changeCustomer(writing, customer, {
    statements: [deleteLink(db, organization.number, customer.entityId, link), expectOneChange(db)],
    action: "link_removed",
    detail: { before: link, after: null },
    reply: { status: 200, body: { id: customer.publicId } },
    unexpected: "conflict",
  });
}
