import type { ImportStatus } from "#shared/contract/imports.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { moveImport } from "../db/imports.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { findOwnImport, statusOf } from "./import-find.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once">;

/** Gives an import up before it counts; its rows are removed by a job. `import_closed` once it is committed. */
export async function abandonImport(
  asking: Asking,
  id: string,
  now: number,
): Promise<{ status: ImportStatus; importId: number }> {
  const { db, member, organization, once } = asking;
  const row = await findOwnImport(db, organization.number, id);
  const status = await statusOf(db, row);
  if (row.state === "abandoned") return { status, importId: row.id };
  if (row.state !== "receiving" && row.state !== "checked") throw new AppError("import_closed");
  const abandoned: ImportStatus = { ...status, state: "abandoned" };
  try {
    await commitChange(db, organization.number, {
      statements: [
        moveImport(db, organization.number, row.id, row.state, { state: "abandoned" }),
        expectOneChange(db),
      ],
      audit: [
        {
          actor: member.userId,
          action: "import_abandoned",
          subjectKind: "import",
          subjectId: row.publicId,
          detail: { fileName: row.fileName },
        },
      ],
      now,
      once: { once, status: 200, body: abandoned },
    });
  } catch (error) {
    if (isUnexpected(error)) throw new AppError("import_closed", { cause: error });
    throw error;
  }
  return { status: abandoned, importId: row.id };
}
