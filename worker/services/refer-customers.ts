import type { CustomerReference } from "#shared/contract/customer-reference.ts";
import { sirenOfVat } from "#shared/credit/identity.ts";
import { customersReferred, type Referred } from "../db/customer-references.ts";
import type { Database } from "../db/database.ts";
import type { CurrentOrganization } from "../env.ts";

export type Meant = { kind: "customer"; customer: Referred } | { kind: "unknown_customer" | "ambiguous" };

/**
 * Whom each line means. Everything a line gives has to agree: two customers, or one of another SIREN than the line says, are
 * `ambiguous`; nothing is guessed.
 */
export async function referCustomers(
  { db, organization }: { db: Database; organization: Pick<CurrentOrganization, "number"> },
  references: readonly CustomerReference[],
): Promise<Meant[]> {
  const told = references.map(withSiren);
  const found = Map.groupBy(
    await customersReferred(
      db,
      organization.number,
      told.map(({ reference }) => reference),
    ),
    ({ place }) => place,
  );
  return told.map(({ reference, sirens }, place) => {
    const [customer, ...others] = found.get(place) ?? [];
    if (sirens.length > 1) return { kind: "ambiguous" };
    if (customer === undefined) return { kind: "unknown_customer" };
    const isAnother =
      customer.siren !== null && reference.siren !== undefined && customer.siren !== reference.siren;
    return others.length > 0 || isAnother ? { kind: "ambiguous" } : { kind: "customer", customer };
  });
}

/** A French VAT number tells the SIREN. */
function withSiren({ customerId, siren, vat, accountNumber }: CustomerReference): {
  reference: CustomerReference;
  sirens: string[];
} {
  const ofVat = vat === undefined ? null : sirenOfVat(vat);
  const sirens = [...new Set([siren, ofVat ?? undefined].filter((each) => each !== undefined))];
  const [known] = sirens;
  return {
    reference: {
      ...(customerId !== undefined && { customerId }),
      ...(known !== undefined && { siren: known }),
      ...(vat !== undefined && { vat }),
      ...(accountNumber !== undefined && { accountNumber }),
    },
    sirens,
  };
}
