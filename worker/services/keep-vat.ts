import { v7 as uuidv7 } from "uuid";
import { runBatch } from "../db/database.ts";
import { insertVatCheck } from "../db/outside-facts.ts";
import { type DueFirm, noteCheck } from "../db/source-checks.ts";
import { raiseItems, takeBackItems } from "../db/watch-items.ts";
import type { VatCheck } from "../sources/vies/vies-answer.ts";
import type { Watching } from "./watched-change.ts";

const FRESH_DAYS = 90;
const UNKNOWN_AGAIN_DAYS = 1;

/**
 * Keeps what VIES said of a customer's number, with the proof that it was asked. An invalid number is brought to somebody's attention and
 * does no more: small firms without VAT have none that is valid. Unknown is asked again tomorrow.
 */
export async function keepVat(
  { db, organization, now, today }: Watching,
  { entityId }: DueFirm,
  { vat, check }: { vat: string; check: VatCheck },
): Promise<void> {
  const unknown = check.kind === "unknown";
  const proven = check.kind === "unknown" ? null : check.consultation;
  await runBatch(db, [
    insertVatCheck(db, organization, {
      ...{ entityId, vat, checkedAt: now, state: check.kind, consultation: proven },
      why: check.kind === "unknown" ? check.why : null,
      name: check.kind === "valid" ? check.name : null,
    }),
    noteCheck(db, organization, {
      ...{ entityId, source: "vies", answeredAt: unknown ? null : now },
      problem: check.kind === "unknown" ? check.why : null,
      nextDay: today + (unknown ? UNKNOWN_AGAIN_DAYS : FRESH_DAYS),
    }),
    ...(check.kind === "invalid"
      ? [
          raiseItems(db, organization, [
            {
              ...{ id: uuidv7(), entityId, reason: "vat_invalid", subject: vat, raisedAt: now },
              params: { vat, consultation: proven ?? "" },
            },
          ]),
        ]
      : []),
    ...(check.kind === "valid" ? [takeBackItems(db, organization, entityId, [vat], now)] : []),
  ]);
}
