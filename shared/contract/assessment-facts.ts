import * as z from "zod";
import { LEGAL_FORMS } from "../credit/structure/legal-form.ts";
import { TERMS_CASES } from "../credit/terms/statutory-terms.ts";
import { Cents, IsoDate } from "./common.ts";

/** What the ledger says of a customer beside score and limit; the year is that of the payment index. */
export const LedgerFacts = z.object({
  lateShareBasisPoints: z.int(),
  paidInvoices: z.int(),
  overdueInvoices: z.int(),
  historyFrom: IsoDate.nullable(),
  /** The undisputed overdue document that weighs most, amount times days. */
  worstOpenItem: z
    .object({ itemId: z.string(), reference: z.string(), days: z.int(), openCents: Cents })
    .nullable(),
  returnedPayments: z.int(),
  partialPayments: z.int(),
  refunds: z.int(),
  refundedCents: Cents,
  disputedItems: z.int(),
  promises: z.object({ open: z.int(), kept: z.int(), partially_kept: z.int(), broken: z.int() }),
  nextPromise: z.object({ promiseId: z.string(), promisedOn: IsoDate, missingCents: Cents }).nullable(),
  yearBillingCents: Cents,
  /** Month (1–12) in which most was billed, and its share of the year (833: no season); 0 without billing. */
  busiestMonth: z.int(),
  busiestMonthBasisPoints: z.int(),
  /** Share of all that is owed to us; null where the whole is not known. */
  ownShareBasisPoints: z.int().nullable(),
});

/** What to offer next, beside what the law allows at most. 0 days with 100 % is payment with the order. */
export const TermsToOffer = z.object({
  kind: z.enum(["net", "eom_a", "eom_b"]),
  days: z.int(),
  depositPercent: z.int(),
  statutory: z.object({
    case: z.enum(TERMS_CASES),
    article: z.string(),
    netDays: z.int().nullable(),
    endOfMonthDays: z.int().nullable(),
    from: z.enum(["invoice", "receipt", "delivery", "end_of_month_of_delivery", "end_of_decade_of_delivery"]),
  }),
  ownExceedLaw: z.boolean(),
});

/** How an approved limit above the recommended one comes down, with the ground it rests on. */
export const LimitCut = z.object({
  fromCents: Cents,
  toCents: Cents,
  ground: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])),
  graduated: z.boolean(),
  steps: z.array(z.object({ afterDays: z.int(), amountCents: Cents })),
});

/** What may be offered to a prospect, and on what it rests. */
export const OpeningOffer = z.object({
  amountCents: Cents.nullable(),
  termsDays: z.int(),
  facts: z.object({
    createdOn: IsoDate.nullable(),
    legalForm: z.enum(LEGAL_FORMS).nullable(),
    employees: z.int().nullable(),
    procedure: z.boolean(),
    equityBasisPoints: z.int().nullable(),
    solidityPoints: z.int().nullable(),
  }),
  missing: z.array(z.enum(["age", "legal_form", "size", "accounts", "grade"])),
});

/** Chance that the next invoice is paid more than `days` late; of this customer's lateness, never of a default. */
export const LateProbability = z.object({
  days: z.int(),
  basisPoints: z.int(),
  /** Its own paid invoices. */
  sampleSize: z.int(),
  /** Invoices of all customers from which the weights were learnt; 0: those shipped with the product. */
  learntFrom: z.int(),
});

/** Of the latest assessment; absent for class-only members and in assessments of engine 1. */
export const AssessmentFacts = z.object({
  ledger: LedgerFacts,
  termsToOffer: TermsToOffer,
  /** Day to look at the approved limit again; null: none is set. */
  reviewOn: IsoDate.nullable(),
  limitCut: LimitCut.nullable(),
  openingOffer: OpeningOffer.nullable(),
  groupExposureCents: Cents.nullable(),
  /** null: too few paid invoices to say; absent: not asked for. */
  lateProbability: LateProbability.nullable().optional(),
});
export type AssessmentFacts = z.infer<typeof AssessmentFacts>;
