import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Item } from "#shared/credit/item.ts";
import { loadFacts } from "../db/facts.ts";
import { assessInputs } from "./assess-inputs.ts";
import type { Asking } from "./find-visible-customer.ts";

/** Every document on the accounts a legal entity pays for, with what is open of it: the same facts an assessment sees. */
export async function deriveDocuments(
  { db, organization }: Asking,
  entityId: number,
  asOf: EpochDay,
): Promise<Item[]> {
  const rows = await loadFacts(db, organization.number, [entityId]);
  const input = assessInputs(rows, [entityId], asOf).get(entityId);
  if (!input) return [];
  const { knownAt, disputes, policy } = input;
  return input.accounts.flatMap(
    ({ entries, terms }) =>
      deriveAccount(entries, { terms: terms ?? input.terms, asOf, knownAt, disputes, policy }).items,
  );
}
