import type { Recorded, TermsChange } from "#shared/contract/customers.ts";
import { confirmTermsOf } from "../db/find-customer.ts";
import { changeCustomer, type Writing } from "./change-customer.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/** Sets the payment terms a person vouches for: due dates made from them are no longer assumed. */
export async function confirmTerms(
  writing: Writing,
  customerId: string,
  terms: TermsChange,
): Promise<Recorded> {
  const { db, organization } = writing;
  const customer = await findVisibleCustomer(writing, customerId);
  const { termsKind, termsDays } = customer;
  return changeCustomer(writing, customer, {
    statements: [confirmTermsOf(db, organization.number, customer.entityId, terms)],
    action: "terms_confirmed",
    detail: {
      before: termsKind === null ? null : { kind: termsKind, days: termsDays },
      after: terms,
    },
    reply: { status: 200, body: { id: customer.publicId } },
    unexpected: "conflict",
  });
}
