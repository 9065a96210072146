import type { Recorded } from "#shared/contract/customers.ts";
import type { CustomerLink } from "#shared/contract/sync.ts";
import type { FoundCustomer } from "../db/find-customer.ts";
import { linkedEntity } from "../db/links.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { decideLink, type Verdict } from "./decide-link.ts";
import { findVisibleCustomer } from "./find-visible-customer.ts";

/** Confirms that a record of a site is this customer. `conflict`: it is somebody already, this customer included. */
export async function linkRecord(
  writing: Writing,
  customerId: string,
  link: CustomerLink,
): Promise<Recorded> {
  const customer = await findVisibleCustomer(writing, customerId);
  if ((await linkedEntity(writing.db, writing.organization.number, link)) !== undefined)
    throw new AppError("conflict");
  return decide(writing, { customer, link, verdict: "is", status: 201 });
}

/** Takes a confirmed link back, without a word on who it is. `not_found`: this customer has no such link. */
export async function unlinkRecord(
  writing: Writing,
  customerId: string,
  link: CustomerLink,
): Promise<Recorded> {
  const customer = await findVisibleCustomer(writing, customerId);
  if ((await linkedEntity(writing.db, writing.organization.number, link)) !== customer.entityId)
    throw new AppError("not_found");
  return decide(writing, { customer, link, verdict: "taken_back", status: 200 });
}

type Asked = { customer: FoundCustomer; link: CustomerLink; verdict: Verdict; status: number };

async function decide(
  { db, organization, member, once, now, today }: Writing,
  { customer, link, verdict, status }: Asked,
): Promise<Recorded> {
  const body = { id: customer.publicId };
  await decideLink(
    {
      ...{ db, organization: organization.number, actor: member.userId, now, today, customer },
      from: verdict === "is" ? null : customer.entityId,
      seen: { link, name: null, siren: null, siret: null, vat: null },
      reason: verdict === "is" ? "linked_by_analyst" : "unlinked_by_analyst",
      ...(once && { once: { once, status, body } }),
    },
    verdict,
  );
  return body;
}
