import type { ImportCheck, ImportStatus } from "#shared/contract/imports.ts";
import { expectOneChange } from "../db/expect.ts";
import { moveImport, receivedOf } from "../db/imports.ts";
import type { AppEnv } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { findOwnImport, statusOf } from "./import-find.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization" | "once">;

/**
 * Compares what the client sent with what arrived: a missing piece or record is `import_incomplete`, a differing sum or a
 * ledger whose debits are not its credits `import_unbalanced`. Nothing arrives after it.
 */
export async function checkImport(
  asking: Asking,
  id: string,
  sent: ImportCheck,
  now: number,
): Promise<ImportStatus> {
  const { db, member, organization, once } = asking;
  const row = await findOwnImport(db, organization.number, id);
  const received = await receivedOf(db, organization.number, row.id);
  if (row.state === "checked") return statusOf(db, row);
  if (row.state !== "receiving") throw new AppError("import_closed");
  if (
    received.chunks !== sent.chunks ||
    received.highest !== sent.chunks - 1 ||
    received.customers !== sent.sentCustomers ||
    received.entries !== sent.sentEntries ||
    received.orders !== sent.sentOrders
  )
    throw new AppError("import_incomplete");
  if (received.balanceCents !== sent.sentBalanceCents) throw new AppError("import_unbalanced");
  if (row.kind === "fec" && sent.totals.debitCents !== sent.totals.creditCents)
    throw new AppError("import_unbalanced");
  const change = {
    state: "checked",
    totals: sent.totals,
    firstDay: received.firstDay,
    lastDay: received.lastDay,
    billing: received.billing,
  } as const;
  const status = await statusOf(db, { ...row, ...change });
  await commitChange(db, organization.number, {
    statements: [moveImport(db, organization.number, row.id, "receiving", change), expectOneChange(db)],
    audit: [
      {
        actor: member.userId,
        action: "import_checked",
        subjectKind: "import",
        subjectId: row.publicId,
        detail: { totals: sent.totals },
      },
    ],
    now,
    once: { once, status: 200, body: status },
  });
  return status;
}
