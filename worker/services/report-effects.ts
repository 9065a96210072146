import { referenceKey } from "#shared/credit/document-reference.ts";
import type { Statement } from "../db/database.ts";
import { closeDispute, expectOnlyOpen, insertDispute } from "../db/disputes.ts";
import type { ReportRow } from "../db/field-reports.ts";
import { cancelPromise, insertPromise } from "../db/promises.ts";
import { AppError } from "../errors.ts";
import type { Writing } from "./change-customer.ts";
import { deriveDocuments } from "./derive-documents.ts";

type Judging = Pick<Writing, "db" | "organization" | "member" | "visibility" | "today">;

/**
 * What a report does once it is confirmed. A warning counts by its own row. A contested invoice leaves the overdue ladder and
 * stays in the exposure; `invalid_input`: no open document has this number, or less of it is open. An announced payment is
 * held against the ledger (domain.md 6.3).
 */
export async function confirmEffects(judging: Judging, row: ReportRow): Promise<Statement[]> {
  const { db, organization } = judging;
  if (row.kind === "dispute") return disputeEffects(judging, row);
  if (row.kind === "promise")
    return [
      insertPromise(db, organization.number, {
        ...{
          entityId: row.entityId,
          id: row.id,
          reference: row.reference,
          amountCents: row.amountCents ?? 0,
        },
        ...{ announcedDay: row.seenDay, promisedDay: row.promisedDay ?? row.seenDay },
      }),
    ];
  return [];
}

async function disputeEffects(judging: Judging, row: ReportRow): Promise<Statement[]> {
  const { db, organization, member, today } = judging;
  const { reference, openCents } = await openDocument(judging, row);
  const amountCents = row.amountCents ?? 0;
  if (amountCents > openCents) throw invalid("amountCents", "more than is open");
  const dispute = {
    ...{ entityId: row.entityId, id: row.id, reference, amountCents, openedDay: today },
    ...{ reason: row.disputeReason ?? "contract", author: row.author ?? member.userId },
  };
  return [insertDispute(db, organization.number, dispute), expectOnlyOpen(db, organization.number, dispute)];
}

/** The open document of a report's number, as it is printed, and what is open of it. */
export async function openDocument(
  judging: Judging,
  row: Pick<ReportRow, "entityId" | "reference">,
): Promise<{ reference: string; openCents: number }> {
  const key = referenceKey(row.reference ?? "");
  const documents = await deriveDocuments(judging, row.entityId, judging.today);
  const same = documents.filter(
    (item) => item.openCents > 0 && item.reference !== "" && referenceKey(item.reference) === key,
  );
  const [first] = same;
  if (!first) throw invalid("reference", "no open document has this number");
  return { reference: first.reference, openCents: same.reduce((sum, item) => sum + item.openCents, 0) };
}

/** Takes back what confirming it did. */
export function contradictEffects({ db, organization, today }: Judging, row: ReportRow): Statement[] {
  if (row.kind === "dispute") return [closeDispute(db, organization.number, row.entityId, row.id, today)];
  if (row.kind === "promise") return [cancelPromise(db, organization.number, row.entityId, row.id)];
  return [];
}

const invalid = (path: string, message: string) =>
  new AppError("invalid_input", { fields: [{ path, message }] });
