import { readAuditHead, SEQUENCE_TAKEN } from "../db/audit.ts";
import { type Database, isTaken, runBatch, type Statement } from "../db/database.ts";
import { claimKey, type Once } from "../db/idempotency.ts";
import { type AuditEntry, auditStatements } from "./audit.ts";
import { inTurn } from "./in-turn.ts";
import { noteCommit } from "./noted-commits.ts";
import { waitTurn } from "./wait-turn.ts";

export type Change = {
  /** The effect, in order. Guards among them (`expectThat`) undo everything. */
  statements: Statement[];
  audit: AuditEntry[];
  /** Unix milliseconds. */
  now: number;
  /** For a POST: its key (`c.var.once`) and the reply that a repeated request must get. */
  once?: { once: Once; status: number; body: unknown };
};

const ATTEMPTS = 100;

/**
 * Makes a change, its audit entries and the claim of its idempotency key one transaction. D1 has no interactive one, so the
 * chain's head is read first; when somebody else appended in between, all is undone and tried again: every round lets at
 * least one writer through. A repeated key throws (KEY_TAKEN) and the app answers what was answered before. Gives the results
 * of `statements`, one each.
 */
export async function commitChange(db: Database, organization: number, change: Change): Promise<unknown[]> {
  const { once, statements, audit, now } = change;
  const claim = once ? claimKey(db, organization, once.once, once) : [];
  const write = async (): Promise<unknown[]> => {
    const head = await readAuditHead(db, organization);
    const entries = await auditStatements(db, organization, head, audit, now);
    return runBatch(db, [...claim, ...statements, ...entries]);
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const results = await inTurn(String(organization), write);
      noteCommit(db, organization);
      return results.slice(claim.length, claim.length + statements.length);
    } catch (error) {
      if (!isTaken(error, SEQUENCE_TAKEN) || attempt === ATTEMPTS) throw error;
      await waitTurn(attempt);
    }
  }
}
