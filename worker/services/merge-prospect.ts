import { assignAccounts, dissolveEntities } from "../db/apply-customers.ts";
import type { Statement } from "../db/database.ts";
import { accountsOfEntities } from "../db/import-customers.ts";
import type { Watching } from "./watched-change.ts";

/**
 * Statements by which a customer that the ledger made becomes the prospect it is: accounts and all that people recorded go to the prospect,
 * whose links and history stay.
 */
export async function mergeIntoProspect(
  { db, organization }: Pick<Watching, "db" | "organization">,
  customerEntityId: number,
  prospectEntityId: number,
): Promise<Statement[]> {
  const accounts = await accountsOfEntities(db, organization, [customerEntityId]);
  return [
    assignAccounts(
      db,
      organization,
      accounts.map(({ id }) => ({ id, to: prospectEntityId, name: "" })),
    ),
    ...dissolveEntities(db, organization, [{ from: customerEntityId, to: prospectEntityId, events: true }]),
  ];
}
