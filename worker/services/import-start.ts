import { v7 as uuid } from "uuid";
import type { ImportStatus, NewImport } from "#shared/contract/imports.ts";
import { insertImport } from "../db/imports.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { importStatus } from "./import-status.ts";
import { readDay } from "./read-day.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once">;

/**
 * Opens an import. A ledger of another company than the organization's is refused before anything is sent
 * (`import_wrong_company`).
 */
export async function startImport(asking: Asking, wanted: NewImport, now: number): Promise<ImportStatus> {
  const { db, member, organization, once } = asking;
  const { exerciseStart, exerciseEnd, ...given } = wanted;
  if (given.kind === "fec" && given.siren && organization.siren && given.siren !== organization.siren)
    throw new AppError("import_wrong_company");
  const row = {
    ...given,
    siren: given.kind === "fec" ? (given.siren ?? organization.siren) : null,
    publicId: uuid(),
    exerciseStart: exerciseStart === null ? null : readDay(exerciseStart, "exerciseStart"),
    exerciseEnd: exerciseEnd === null ? null : readDay(exerciseEnd, "exerciseEnd"),
    createdBy: member.userId,
    createdAt: now,
  };
  const status = importStatus({ ...NOTHING_YET, ...row, organization: organization.number }, 0, member.name);
  await commitChange(db, organization.number, {
    statements: [insertImport(db, organization.number, row)],
    audit: [
      {
        actor: member.userId,
        action: "import_started",
        subjectKind: "import",
        subjectId: row.publicId,
        detail: { kind: row.kind, source: row.source, fileName: row.fileName, fileBytes: row.fileBytes },
      },
    ],
    now,
    once: { once, status: 201, body: status },
  });
  return status;
}

const NOTHING_YET = {
  id: 0,
  state: "receiving",
  totals: null,
  deriveStep: "customers",
  deriveCursor: 0,
  deriveTotal: 0,
  deriveDone: 0,
  deriveAt: null,
  firstDay: null,
  lastDay: null,
  committedAt: null,
  committedRevision: null,
  supersededRevision: null,
  supersededAt: null,
  billing: null,
  failedStep: null,
  failedAt: null,
  emptiedAt: null,
} as const;
