import type { EpochDay } from "#shared/credit/calendar.ts";
import type { Item } from "#shared/credit/item.ts";
import type { Asking } from "./find-visible-customer.ts";
import { ledgerOf } from "./ledger-of.ts";

/** Every document on the accounts a legal entity pays for, with what is open of it: the same facts an assessment sees. */
export async function deriveDocuments(asking: Asking, entityId: number, asOf: EpochDay): Promise<Item[]> {
  const ledger = await ledgerOf(asking, entityId, asOf);
  return ledger?.accounts.flatMap(({ items }) => items) ?? [];
}
