import type { ImportStatus } from "#shared/contract/imports.ts";
import { countEntities } from "../db/entities.ts";
import { expectOneChange, expectThat, isUnexpected } from "../db/expect.ts";
import { isBusy, notBusy, showImport, supersede } from "../db/imports.ts";
import { raiseRevision } from "../db/revision.ts";
import { keepSiren } from "../db/tenant-siren.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { findOwnImport, statusOf } from "./import-find.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once">;

/**
 * Commits an import: one row makes its facts count and one transaction hides what it replaces. What is derived from the
 * facts (who owns an account, assessments, badge rows) follows in slices by a queue job while the import is `deriving`, and
 * the import is `committed` when the last badge row is in place.
 *
 * Why in this order. Deriving first and showing all at the end would need every derived row twice (old and new), merges of
 * accounts computed as if they had happened, and one swap of all of it; at 100,000 customers that transaction would stop
 * every reader for seconds, and a limit set by a person meanwhile would be lost or force a second pass. Here each
 * transaction is one slice, a badge row always belongs to one state of the facts (its own revision and ledger date say
 * which), people may work on limits while it runs, and a job that dies goes on from the cursor in the row.
 *
 * Committing again is harmless: an import that is `deriving` gets its job sent once more.
 */
export async function commitImport(
  asking: Asking,
  id: string,
  now: number,
): Promise<{ status: ImportStatus; importId: number }> {
  const { db, member, organization, once } = asking;
  const { number } = organization;
  const row = await findOwnImport(db, number, id);
  const status = await statusOf(db, row);
  if (row.state === "deriving" || row.state === "committed") return { status, importId: row.id };
  if (row.state !== "checked") throw new AppError("import_closed");
  if (row.siren && organization.siren && row.siren !== organization.siren)
    throw new AppError("import_wrong_company");
  if (await isBusy(db, number, row.id)) throw new AppError("import_busy");
  const deriveTotal = await countEntities(db, number);
  const shown: ImportStatus = {
    ...status,
    state: "deriving",
    derive: { total: deriveTotal, done: 0 },
    committedAt: new Date(now).toISOString(),
  };
  try {
    await commitChange(db, number, {
      statements: [
        expectThat(db, notBusy(number, row.id)),
        raiseRevision(db, number),
        showImport(db, number, row.id, { at: now, deriveTotal }),
        expectOneChange(db),
        supersede(db, number, row, now),
        ...(row.siren ? [keepSiren(db, number, row.siren)] : []),
      ],
      audit: [
        {
          actor: member.userId,
          action: "import_committed",
          subjectKind: "import",
          subjectId: row.publicId,
          detail: { kind: row.kind, source: row.source, fileName: row.fileName, siren: row.siren },
        },
      ],
      now,
      once: { once, status: 202, body: shown },
    });
  } catch (error) {
    // Somebody else committed meanwhile, this import or another: the next reading says which.
    if (isUnexpected(error)) return commitImport(asking, id, now);
    throw error;
  }
  return { status: shown, importId: row.id };
}
