import * as z from "zod";
import { APPROVAL_REFUSALS } from "../credit/authority/may-approve.ts";
import { Cents, RiskClassCode, Role } from "./common.ts";
import { LookAgain, RequestOutcome } from "./requests.ts";

/** Every way a request can be refused; each has a message in every language (`errors.<code>`). */
export const ERROR_CODES = [
  "bad_request",
  "invalid_input",
  "not_signed_in",
  "not_allowed",
  "beyond_authority",
  "shadow_mode",
  "not_found",
  "conflict",
  "stale_version",
  "request_closed",
  "request_moved_on",
  "report_closed",
  "report_moved_on",
  "own_report",
  "same_person",
  "corroboration_needed",
  "look_again",
  "reauthentication_needed",
  "idempotency_key_missing",
  "idempotency_key_reused",
  "contract_too_old",
  "too_many_requests",
  "too_large",
  "setup_done",
  "setup_secret_wrong",
  "sign_in_failed",
  "code_expired",
  "redirect_refused",
  "provider_unavailable",
  "source_unavailable",
  "import_closed",
  "import_chunk_differs",
  "import_unbalanced",
  "import_wrong_company",
  "import_incomplete",
  "import_busy",
  "cursor_expired",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** With `beyond_authority`: why this member may not grant it alone, and who could, the nearest authority first. */
export const AuthorityRefusal = z.object({
  reason: z.enum(APPROVAL_REFUSALS),
  riskClass: RiskClassCode,
  /** What would be granted, net of verified cover; null: without bound, or not what it is about. */
  netCents: Cents.nullable(),
  ceilingCents: Cents.nullable(),
  granters: z.array(z.object({ name: z.string(), role: Role })),
});
export type AuthorityRefusal = z.infer<typeof AuthorityRefusal>;

/** RFC 9457 problem, `application/problem+json`. `fields` names inputs that were refused. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(ERROR_CODES),
  requestId: z.string(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  authority: AuthorityRefusal.optional(),
  /** With `request_closed` and `request_moved_on`. */
  outcome: RequestOutcome.optional(),
  /** With `look_again`. */
  lookAgain: LookAgain.optional(),
});
export type Problem = z.infer<typeof Problem>;
