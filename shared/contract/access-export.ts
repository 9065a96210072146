import * as z from "zod";
import { REPORT_STATES } from "../field-reports/field-report.ts";
import { REQUEST_STATES } from "../requests/credit-request.ts";
import { REQUEST_KINDS } from "../requests/request-kind.ts";
import { ChecklistItemCode, ChecklistOccasion } from "./checklists.ts";
import { Cents, IsoDate, RiskClassCode, Role } from "./common.ts";
import { CustomerDetail } from "./customers.ts";
import { WarningCodeName } from "./field-reports.ts";

/**
 * GET /v1/customers/{id}/access-export (analyst, admin): what a natural person may obtain of what is kept about them (GDPR
 * art. 15; C-203/22: the figures and rules really applied). Names of staff are masked; of field warnings the codes alone.
 */
export const AccessExport = z.object({
  vigie: z.literal("access"),
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  organization: z.string(),
  /** Data and score as they stand, with every reason and its figures; `author` is masked, texts have staff's names masked. */
  customer: CustomerDetail,
  /** The logic: which rules, in which version, made the class. */
  logic: z.object({ policyVersion: z.int(), engineVersion: z.int(), assessedOn: IsoDate }),
  classes: z.array(z.object({ asOf: IsoDate, riskClass: RiskClassCode, scorePoints: z.int().nullable() })),
  documents: z.array(
    z.object({
      reference: z.string(),
      documentDate: IsoDate,
      dueDate: IsoDate.nullable(),
      amountCents: Cents,
      openCents: Cents,
      disputedCents: Cents,
      settledOn: IsoDate.nullable(),
    }),
  ),
  warnings: z.array(
    z.object({
      code: WarningCodeName,
      seenOn: IsoDate,
      state: z.enum(REPORT_STATES),
      countsUntil: IsoDate,
      by: z.enum(["person", "ledger"]),
    }),
  ),
  requests: z.array(
    z.object({
      kind: z.enum(REQUEST_KINDS),
      state: z.enum(REQUEST_STATES),
      askedOn: IsoDate,
      decidedOn: IsoDate.nullable(),
      /** Every decision on a person is somebody's (GDPR art. 22). */
      decidedByAPerson: z.boolean(),
    }),
  ),
  /** What is kept and not given: grades and limits that insurers forbid passing on, by their provider and day. */
  withheld: z
    .array(z.object({ kind: z.enum(["external_grade", "insurer_limit"]), source: z.string(), day: IsoDate }))
    .default([]),
  /** What members ticked as seen before credit was opened. */
  checklist: z
    .array(
      z.object({
        occasion: ChecklistOccasion,
        item: ChecklistItemCode,
        done: z.boolean(),
        on: IsoDate,
        note: z.string(),
      }),
    )
    .optional(),
  sources: z.array(z.object({ kind: z.string(), source: z.string(), lastDate: IsoDate.nullable() })),
  /** Who can see it: how many members of each role. */
  recipients: z.array(z.object({ role: z.enum(Role.options), members: z.int() })),
});
export type AccessExport = z.infer<typeof AccessExport>;
