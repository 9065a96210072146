import { unmoveDocuments } from "../db/csv-documents.ts";
import type { Database } from "../db/database.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { findImportById, takeBack } from "../db/imports.ts";
import { raiseRevision } from "../db/revision.ts";
import type { Job } from "../env.ts";
import { commitChange } from "./commit-change.ts";

/**
 * Ends an import whose deriving failed again and again: it no longer counts, what it had replaced counts again, and others may
 * go on. Gives the jobs that put figures and rows right; none when it is not being derived any more.
 */
export async function giveUpImport(
  db: Database,
  organization: number,
  importId: number,
  now: number,
): Promise<Job[]> {
  const row = await findImportById(db, organization, importId);
  if (row?.state !== "deriving") return [];
  const [hide, restore] = takeBack(db, row, now);
  try {
    await commitChange(db, organization, {
      statements: [
        hide,
        expectOneChange(db),
        restore,
        ...unmoveDocuments(db, organization, importId, row.committedRevision ?? -1),
        raiseRevision(db, organization),
      ],
      audit: [
        {
          actor: "job:derive_import",
          action: "import_failed",
          subjectKind: "import",
          subjectId: row.publicId,
          detail: { fileName: row.fileName, step: row.deriveStep },
        },
      ],
      now,
    });
  } catch (error) {
    if (isUnexpected(error)) return [];
    throw error;
  }
  return [
    { kind: "remove_import", organization, importId },
    { kind: "reassess_all", organization, runId: `import:${row.publicId}` },
  ];
}
