import { failed, ok, type Result } from "#shared/result.ts";
import { listOf, objectOf, textOf } from "../json-fields.ts";

/** Why VIES cannot tell (domain.md 4.6); `other`: a word that is not known yet. */
export const VIES_UNKNOWN = [
  "invalid_input",
  "invalid_requester_info",
  "service_unavailable",
  "ms_unavailable",
  "timeout",
  "vat_blocked",
  "ip_blocked",
  "global_max_concurrent_req",
  "global_max_concurrent_req_time",
  "ms_max_concurrent_req",
  "ms_max_concurrent_req_time",
  "other",
] as const;
export type ViesUnknown = (typeof VIES_UNKNOWN)[number];

/**
 * What VIES says of a number. `consultation`: its proof that it was asked, given to those who name their own number. Name and
 * address: null where the country keeps them ("---"). `checkedAt`: ISO time of VIES.
 */
export type VatCheck =
  | {
      kind: "valid";
      name: string | null;
      address: string | null;
      checkedAt: string | null;
      consultation: string | null;
    }
  | { kind: "invalid"; checkedAt: string | null; consultation: string | null }
  | { kind: "unknown"; why: ViesUnknown };

const unknown = (word: string): VatCheck => {
  const code = word.toLowerCase();
  return { kind: "unknown", why: VIES_UNKNOWN.find((each) => each === code) ?? "other" };
};

/** Said, not a line of dashes. */
const said = (value: unknown): string | null => {
  const text = textOf(value);
  return text === null || /^-+$/.test(text) ? null : text;
};

/** Words of `userError` that come with a real verdict. */
const VERDICTS = new Set(["VALID", "INVALID"]);

/** Reads an answer of check-vat-number or of ms/{CC}/vat. An error of the service is never "invalid", whatever stands beside it. */
export function readVatCheck(body: unknown): Result<VatCheck, "no_verdict"> {
  const answer = objectOf(body);
  if (answer === null) return failed("no_verdict");
  if (answer.actionSucceed === false) {
    const [first] = listOf(answer.errorWrappers) ?? [];
    return ok(unknown(textOf(objectOf(first)?.error) ?? "other"));
  }
  const error = textOf(answer.userError);
  if (error !== null && !VERDICTS.has(error)) return ok(unknown(error));
  const valid = answer.valid ?? answer.isValid;
  const proof = {
    checkedAt: textOf(answer.requestDate),
    consultation: textOf(answer.requestIdentifier),
  };
  if (valid === true)
    return ok({ kind: "valid", name: said(answer.name), address: said(answer.address), ...proof });
  return valid === false ? ok({ kind: "invalid", ...proof }) : failed("no_verdict");
}
