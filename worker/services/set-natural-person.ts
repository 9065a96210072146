import type { NaturalPersonChange, Recorded } from "#shared/contract/customers.ts";
import { setNaturalPerson as setRow } from "../db/natural-persons.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/**
 * Says that a customer is a person, or a company again. Of a person warnings are codes alone, no machine refuses an order
 * (POLICY 1.7), and what is known of them can be given out.
 */
export async function setNaturalPerson(
  writing: Writing,
  customerId: string,
  { isPerson }: NaturalPersonChange,
): Promise<Recorded> {
  const { db, organization, member, now } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const said = isPerson ? { author: member.userId, recordedAt: now } : null;
  return changeCustomer(writing, customer, {
    statements: [setRow(db, organization.number, customer.entityId, said)],
    action: isPerson ? "natural_person_said" : "natural_person_taken_back",
    detail: {},
    reply: { status: 200, body: { id: customer.publicId } },
    unexpected: "conflict",
  });
}
