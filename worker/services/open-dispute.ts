import { v7 as uuidv7 } from "uuid";
import type { Ending, NewDispute, Recorded } from "#shared/contract/customers.ts";
import { referenceKey } from "#shared/credit/document-reference.ts";
import { closeDispute as closeRow, disputesOf, expectOnlyOpen, insertDispute } from "../db/disputes.ts";
import { expectOneChange } from "../db/expect.ts";
import { AppError } from "../errors.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { deriveDocuments } from "./derive-documents.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/**
 * Marks an open document, or part of it, as contested: that part is not overdue while the dispute lasts. `invalid_input`: no
 * open document of the customer has this number, or less of it is open; `conflict`: it is contested already.
 */
export async function openDispute(
  writing: Writing,
  customerId: string,
  dispute: NewDispute,
): Promise<Recorded> {
  const { db, organization, member, today } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const key = referenceKey(dispute.reference);
  const documents = (await deriveDocuments(writing, customer.entityId, today)).filter(
    (item) => item.openCents > 0 && item.reference !== "" && referenceKey(item.reference) === key,
  );
  const [document] = documents;
  if (!document) throw invalid("reference", "no open document has this number");
  const openCents = documents.reduce((sum, item) => sum + item.openCents, 0);
  if (dispute.amountCents > openCents) throw invalid("amountCents", "more than is open");

  const row = {
    entityId: customer.entityId,
    id: uuidv7(),
    reference: document.reference,
    amountCents: dispute.amountCents,
    reason: dispute.reason,
    author: member.userId,
    openedDay: today,
  };
  return changeCustomer(writing, customer, {
    statements: [insertDispute(db, organization.number, row), expectOnlyOpen(db, organization.number, row)],
    action: "dispute_opened",
    detail: { before: null, after: { id: row.id, ...dispute, reference: row.reference } },
    reply: { status: 201, body: { id: row.id } },
    unexpected: "conflict",
  });
}

/** Ends a dispute from today on. `not_found`: not this customer's; `conflict`: ended already. */
export async function closeDispute(
  writing: Writing,
  customerId: string,
  disputeId: string,
  { reason }: Ending,
): Promise<Recorded> {
  const { db, organization, today } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const disputes = await disputesOf(db, organization.number, customer.entityId);
  const dispute = disputes.find(({ id }) => id === disputeId);
  if (!dispute) throw new AppError("not_found");
  if (dispute.closedDay !== null) throw new AppError("conflict");

  return changeCustomer(writing, customer, {
    statements: [
      closeRow(db, organization.number, customer.entityId, dispute.id, today),
      expectOneChange(db),
    ],
    action: "dispute_closed",
    detail: {
      before: { id: dispute.id, reference: dispute.reference, amountCents: dispute.amountCents },
      after: null,
      reason,
    },
    reply: { status: 200, body: { id: dispute.id } },
    unexpected: "conflict",
  });
}

const invalid = (path: string, message: string) =>
  new AppError("invalid_input", { fields: [{ path, message }] });
