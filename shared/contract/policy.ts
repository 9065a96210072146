import * as z from "zod";
import { ORDER_VERDICTS } from "../credit/order/order-check.ts";
import { Change } from "./changes.ts";
import { Cents, Cursor, IsoDate, ReasonText, RiskClassCode, Role, Uuid } from "./common.ts";
import { OrderOutcome } from "./order-outcome.ts";

/**
 * The numbers of a policy, shaped as `Policy` of shared/credit/policy.ts says. `parsePolicy` judges them on both sides: what it
 * refuses comes back as `invalid_input` with the path (`policy.limit.needPercent.A`) and its `problem` as message. `version` in
 * it counts for nothing when it is sent; the server gives the next number.
 */
export const PolicyData = z.record(z.string(), z.unknown());
export type PolicyData = z.infer<typeof PolicyData>;

/**
 * `pending`: customers are assessed by it while the one before stays in force; `cancelled`: given up before that was done.
 * One version is `in_force`; all it took over from are `past`.
 */
export const PolicyVersionState = z.enum(["pending", "in_force", "past", "cancelled"]);
export type PolicyVersionState = z.infer<typeof PolicyVersionState>;
export const PolicyVersion = z.object({
  version: z.int(),
  state: PolicyVersionState,
  schemaVersion: z.int(),
  /** Why; `default` for the first version of an organization. */
  reason: z.string(),
  author: z.string(),
  createdAt: z.string(),
  /** When it came into force; null while it never has. */
  inForceAt: z.string().nullable(),
  /** The earlier version that it brings back. */
  returnsTo: z.int().nullable(),
});
export type PolicyVersion = z.infer<typeof PolicyVersion>;

/** Going over all customers with a new version. At `complete` the version is in force, for everybody at once. */
export const PolicyRun = z.object({
  id: Uuid,
  version: z.int(),
  state: z.enum(["running", "complete", "cancelled"]),
  /** Customers assessed, and to assess. */
  done: z.int(),
  total: z.int(),
  startedAt: z.string(),
  completedAt: z.string().nullable(),
});
export type PolicyRun = z.infer<typeof PolicyRun>;

/** GET /v1/policy (analyst, admin): what is in force; `run` while a later version is on its way. */
export const PolicyInForce = z.object({
  version: PolicyVersion,
  policy: PolicyData,
  run: PolicyRun.nullable(),
  /** Who is asked to confirm a change that the reader makes; null: it takes effect at once. */
  confirmedBy: z
    .array(z.object({ name: z.string(), role: Role }))
    .nullable()
    .optional(),
});
export type PolicyInForce = z.infer<typeof PolicyInForce>;
/** GET /v1/policy/versions?cursor=: newest first. */
export const PolicyVersionQuery = z.object({ cursor: Cursor.optional() });
export const PolicyVersionPage = z.object({ versions: z.array(PolicyVersion), next: Cursor.nullable() });
export type PolicyVersionPage = z.infer<typeof PolicyVersionPage>;
/** GET /v1/policy/versions/{version} */
export const PolicyVersionDetail = z.object({ version: PolicyVersion, policy: PolicyData });
export type PolicyVersionDetail = z.infer<typeof PolicyVersionDetail>;

/**
 * POST /v1/policy/versions (analyst): puts a policy in force. `replaces` is the version in force that the author saw;
 * another one by now is `stale_version`, a version still on its way is `conflict`, the same numbers as now `invalid_input`.
 */
export const NewPolicyVersion = z.object({
  policy: PolicyData,
  reason: ReasonText,
  replaces: z.int().min(1),
});
export type NewPolicyVersion = z.infer<typeof NewPolicyVersion>;
/** POST /v1/policy/versions/{version}/return (analyst): the numbers of an earlier version as a new one. */
export const ReturnToPolicy = NewPolicyVersion.omit({ policy: true });
export type ReturnToPolicy = z.infer<typeof ReturnToPolicy>;
/** Reply to both: either the version and its run, or the change that waits for a second person. Follow the run: GET /v1/policy/runs/{id}; give it up: POST /v1/policy/runs/{id}/cancel (analyst). */
export const PolicyChange = z.object({
  version: PolicyVersion.nullable(),
  run: PolicyRun.nullable(),
  waiting: Change.nullable().default(null),
});
export type PolicyChange = z.infer<typeof PolicyChange>;

/** POST /v1/policy/previews (analyst): what a draft would do. Nothing changes; follow GET /v1/policy/previews/{id}. */
export const NewPolicyPreview = z.object({ policy: PolicyData });
export type NewPolicyPreview = z.infer<typeof NewPolicyPreview>;

export const POLICY_MOVERS = 50;
const Verdict = z.enum(ORDER_VERDICTS);

export const PolicyPreviewResult = z.object({
  asOf: IsoDate,
  /** The version in force that the draft is compared with. */
  against: z.int(),
  customers: z.int(),
  /** Customers by class now and under the draft, with their exposure; cells without any are left out. */
  classes: z.array(
    z.object({ before: RiskClassCode, after: RiskClassCode, customers: z.int(), exposureCents: Cents }),
  ),
  /** Recommended limits: sums, and customers whose limit rises, falls or stays. */
  limits: z.object({
    beforeCents: Cents,
    afterCents: Cents,
    raised: z.int(),
    lowered: z.int(),
    unchanged: z.int(),
  }),
  /** Customers whose recommended limit moves most, at most `POLICY_MOVERS`. */
  movers: z.array(
    z.object({
      id: Uuid,
      name: z.string(),
      classBefore: RiskClassCode,
      classAfter: RiskClassCode,
      limitBeforeCents: Cents.nullable(),
      limitAfterCents: Cents.nullable(),
      exposureCents: Cents,
    }),
  ),
  /**
   * Orders of 12 months and the invoices that none of them became (`invoices`: no orders are imported), each checked as of the evening before by both policies, from what
   * was booked by then. Where no limit was set on that day, the limit that the policy would have recommended counts.
   */
  replay: z.object({
    basis: z.enum(["orders", "invoices"]),
    from: IsoDate,
    to: IsoDate,
    /** Documents of the period, and how many of them were checked: all, or an even sample. */
    documents: z.int(),
    checked: z.int(),
    /** Checked documents by verdict now, verdict under the draft, and how they ended. */
    cells: z.array(
      z.object({
        before: Verdict,
        after: Verdict,
        outcome: OrderOutcome,
        documents: z.int(),
        amountCents: Cents,
      }),
    ),
  }),
});
export type PolicyPreviewResult = z.infer<typeof PolicyPreviewResult>;
/** GET /v1/policy/previews/{id} (analyst, admin). Kept for 30 days. */
export const PolicyPreview = z.object({
  id: Uuid,
  state: z.enum(["running", "complete", "failed"]),
  /** Customers gone over, and to go over. */
  done: z.int(),
  total: z.int(),
  createdAt: z.string(),
  /** The draft, as it was sent. */
  policy: PolicyData,
  result: PolicyPreviewResult.nullable(),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;
