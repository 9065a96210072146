import { assess } from "#shared/credit/assess.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import { checkOrder } from "#shared/credit/order/check-order.ts";
import type { OrderCheck } from "#shared/credit/order/order-check.ts";
import type { Policy } from "#shared/credit/policy.ts";
import type { ReplayedDocument } from "./replayed-documents.ts";

/**
 * The check of a document on the evening before, from what was booked by then; where no limit was set, the recommended one
 * counts. What others of the group owed that day is not known.
 */
export function replayCheck(
  known: AssessInput,
  policy: Policy,
  document: Pick<ReplayedDocument, "day" | "number" | "amountCents">,
): OrderCheck {
  const asOf = document.day - 1;
  const assessment = assess({ ...known, group: null, policy, asOf });
  const recommended = assessment.recommendedLimit.amountCents;
  const limitInForce =
    assessment.limitInForce.kind === "none" && recommended !== null
      ? { kind: "approved" as const, amountCents: recommended, until: null, expired: false }
      : assessment.limitInForce;
  return checkOrder({
    assessment: { ...assessment, limitInForce, booksDay: asOf },
    order: { amountCents: document.amountCents, documentNumber: document.number },
    policy,
    asOf,
  });
}
