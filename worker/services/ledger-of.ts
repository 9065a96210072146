import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { DerivedAccount } from "#shared/credit/item.ts";
import { type FactRows, loadFacts } from "../db/facts.ts";
import { assessInputs } from "./assess-inputs.ts";
import type { Asking } from "./find-visible-customer.ts";

export type LedgerOf = { rows: FactRows; input: AssessInput; accounts: DerivedAccount[] };

/** The accounts that a legal entity pays for, as of a day: the same facts an assessment sees. */
export async function ledgerOf(
  { db, organization }: Pick<Asking, "db" | "organization">,
  entityId: number,
  asOf: EpochDay,
): Promise<LedgerOf | undefined> {
  const rows = await loadFacts(db, organization.number, [entityId]);
  const input = assessInputs(rows, [entityId], asOf).get(entityId);
  if (!input) return undefined;
  const { knownAt, disputes, policy } = input;
  const accounts = input.accounts.map(({ entries, terms }) =>
    deriveAccount(entries, { terms: terms ?? input.terms, asOf, knownAt, disputes, policy }),
  );
  return { rows, input, accounts };
}
