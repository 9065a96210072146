import { parseVat, type Vat } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { type Outcome, type Refused, refused } from "../source-outcome.ts";
import { readVatCheck, type VatCheck } from "./vies-answer.ts";

/** Monaco's numbers look French and name no firm of France: VIES is not asked, nor about what cannot be a number. */
export type VatRefusal = "bad_shape" | "bad_check_digit" | "monaco";

const DAY_MS = 86_400_000;
/** Statuses with which VIES sends its errors as JSON. */
const WITH_ERRORS = [400, 500, 503];
/** The service is busy: the same question may be answered in a moment. */
const BUSY = /_concurrent_req|^timeout$/;

/**
 * Asks VIES about a VAT number. `requester`: the organization's own number, with which VIES gives a consultation number as proof
 * (null, or not a number: none). Unknown is an answer of its own; a verdict given before is told instead, with its age.
 */
export async function checkVat(
  context: SourceContext,
  { vat, requester = null }: { vat: string; requester?: string | null },
): Promise<Outcome<VatCheck> | Refused<VatRefusal>> {
  const asked = sendable(vat);
  if (!asked.ok) return refused(asked.error);
  const own = requester === null ? null : sendable(requester);
  return askSource(context, {
    source: "vies",
    path: "/check-vat-number",
    method: "POST",
    body: {
      countryCode: asked.value.country,
      vatNumber: asked.value.value.slice(2),
      ...(own?.ok && {
        requesterMemberStateCode: own.value.country,
        requesterNumber: own.value.value.slice(2),
      }),
    },
    answers: WITH_ERRORS,
    read: ({ body }) => readVatCheck(body),
    judge: (check) => (check.kind !== "unknown" ? "answer" : BUSY.test(check.why) ? "again" : "later"),
    keep: { freshMs: DAY_MS, keptMs: 90 * DAY_MS },
    shape: 1,
  });
}

function sendable(text: string): Result<Vat, VatRefusal> {
  const vat = parseVat(text);
  if (!vat.ok) return vat;
  return vat.value.country === "FR" && vat.value.siren === null ? failed("monaco") : ok(vat.value);
}
