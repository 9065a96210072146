import * as z from "zod";
import { CLOCK_KINDS, LOST_IF_MISSED } from "../clocks/clock.ts";
import { Cents, Cursor, IsoDate, ReasonText, Uuid } from "./common.ts";

export const ClockKind = z.enum(CLOCK_KINDS);

/** `withdrawn`: what it followed from was taken back. */
export const CLOCK_STATES = ["open", "done", "waived", "withdrawn"] as const;

export const Deadline = z.object({
  id: Uuid,
  about: z.object({ customerId: Uuid, name: z.string(), siren: z.string().nullable() }),
  kind: ClockKind,
  startOn: IsoDate,
  /** Last day that is in time; null: it does not run before the publication. */
  dueOn: IsoDate.nullable(),
  /** Day to have it done by: of an insurer's duty the working day before, of a court's ten days earlier. */
  shownOn: IsoDate.nullable(),
  /** It began the day somebody of the field knew; the analyst keeps or dismisses it. */
  provisional: z.boolean(),
  atStakeCents: Cents.nullable(),
  lostIfMissed: z.enum(LOST_IF_MISSED),
  insurer: z.string().nullable(),
  /** Address of the source document. */
  document: z.string().nullable(),
  court: z.string().nullable(),
  state: z.enum(CLOCK_STATES),
  reason: z.string(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** When its day came to be earlier, or what is at stake much larger, than it was told before. */
  updatedAt: z.iso.datetime().optional(),
  /** The last day that has come on which to remind of it; null: none has yet. Absent where it is closed. */
  remindOn: IsoDate.nullable().optional(),
});
export type Deadline = z.infer<typeof Deadline>;

/** GET /v1/clocks (analyst, admin, manager): sorted by what is lost if missed; of one customer, or all. */
export const DeadlineQuery = z.object({
  state: z.enum(["open", "closed"]).default("open"),
  customer: Uuid.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const DeadlinePage = z.object({
  deadlines: z.array(Deadline),
  next: Cursor.nullable(),
  /** Open ones whose day to be done by is past or within a week. */
  pressing: z.int(),
});
export type DeadlinePage = z.infer<typeof DeadlinePage>;

export const REMINDERS_AT_ONCE = 20;
/** GET /v1/clocks/standing (analyst, admin, manager): what to ask often, to remind without opening the list. */
export const DeadlineStanding = z.object({
  pressing: z.int(),
  open: z.int(),
  /** Open ones of which today is a day to remind, by what is lost: said once for each `id` and `remindOn`. */
  reminders: z
    .array(
      z.object({
        id: Uuid,
        about: Deadline.shape.about,
        kind: ClockKind,
        remindOn: IsoDate,
        shownOn: IsoDate.nullable(),
        dueOn: IsoDate.nullable(),
      }),
    )
    .max(REMINDERS_AT_ONCE),
});
export type DeadlineStanding = z.infer<typeof DeadlineStanding>;

/**
 * POST /v1/clocks/{id}/ending (analyst, admin): done or waived, with what was sent or why not. `kept`: a provisional one runs on.
 * Answers `{ id }`; `conflict`: it is closed, or `kept` is said of one that is not provisional.
 */
export const DeadlineEnding = z.object({ outcome: z.enum(["done", "waived", "kept"]), reason: ReasonText });
export type DeadlineEnding = z.infer<typeof DeadlineEnding>;

export const DebtLine = z.object({
  reference: z.string(),
  documentDate: IsoDate,
  dueDate: IsoDate.nullable(),
  openCents: Cents,
  /** Falls due after the judgment. */
  toFallDue: z.boolean(),
});
/**
 * `forbidden`: names what it settles. `set_off`: a credit set against it, allowed for connected debts only. `to_check`: it names
 * nothing, or a bill is taken as paid at maturity.
 */
export const PAYMENT_VERDICTS = ["forbidden", "set_off", "to_check"] as const;

/** A line of a declaration of claims (C. com. L622-25). */
export const ClaimLine = z.object({
  reference: z.string(),
  documentDate: IsoDate,
  dueDate: IsoDate.nullable(),
  /** Nobody confirmed the due date: to be checked before it is declared. */
  dueAssumed: z.boolean(),
  amountCents: Cents,
  /** Principal owed at the judgment; credit notes are negative. */
  owedCents: Cents,
  disputedCents: Cents,
  toFallDue: z.boolean(),
  lateDays: z.int(),
  /** Up to the judgment; null: late, and no rate is known. */
  interestCents: Cents.nullable(),
  indemnityCents: Cents,
});
export const ClaimStatement = z.object({
  lines: z.array(ClaimLine),
  dueCents: Cents,
  toFallDueCents: Cents,
  disputedCents: Cents,
  interestCents: Cents,
  /** References of late lines without interest: the sum is short of theirs. */
  interestMissing: z.array(z.string()),
  indemnitiesCents: Cents,
  totalCents: Cents,
});
export type ClaimStatement = z.infer<typeof ClaimStatement>;

/**
 * GET /v1/customers/{id}/ledger-split: the ledger at the judgment (C. com. L622-7, L622-17), for members who see figures.
 * `not_found`: no judgment opened proceedings about this customer.
 */
export const LedgerSplit = z.object({
  judgmentOn: IsoDate,
  publishedOn: IsoDate.nullable(),
  court: z.string().nullable(),
  before: z.object({ openCents: Cents, lines: z.array(DebtLine) }),
  after: z.object({ openCents: Cents, lines: z.array(DebtLine) }),
  /** Payments received since that settle what was owed before. */
  forbidden: z.array(
    z.object({
      reference: z.string(),
      date: IsoDate,
      amountCents: Cents,
      settles: z.string().nullable(),
      verdict: z.enum(PAYMENT_VERDICTS).optional(),
    }),
  ),
  /** The claim to declare. */
  statement: ClaimStatement.optional(),
  /** Sums without a day to split by: on neither side until somebody looks. Credits are negative. */
  apart: z
    .object({ unappliedCents: Cents, toInvoiceCents: Cents, depositsCents: Cents, factoredCents: Cents })
    .optional(),
});
export type LedgerSplit = z.infer<typeof LedgerSplit>;

/** POST, DELETE /v1/calendar-feed (analyst, admin, manager): a new secret address of the member's own, told once; the former one ends. */
export const CalendarFeed = z.object({ url: z.string() });
export const NewCalendarFeed = z.object({ language: z.enum(["fr", "en"]) });
/** GET: whether the member has an address, and since when; DELETE: none any more. */
export const CalendarFeedState = z.object({ since: z.iso.datetime().nullable() });
export type CalendarFeedState = z.infer<typeof CalendarFeedState>;

/** GET, PUT /v1/clock-settings (analyst, admin) */
export const ClockSettings = z.object({
  outsideMainland: z.boolean(),
  retentionOfTitle: z.boolean().nullable(),
});
export type ClockSettings = z.infer<typeof ClockSettings>;

const Days = z.int().min(1).max(730).nullable();
/** What an insurance asks; null: its policy says nothing of it. */
export const InsurerTerms = z.object({
  name: z.string().trim().min(1).max(80),
  insuredSharePercent: z.int().min(0).max(100),
  /** Adverse news have to be told within so many calendar days of being known. */
  reportAdverseDays: Days,
  /** An overdue has to be told so many days after its due date. */
  reportOverdueAfterDays: Days,
  /** The policyholder may extend a due date by so many days alone. */
  maximumExtensionDays: Days,
  /** New deliveries are not covered from so many days after the oldest due date. */
  stopOfCoverDays: Days,
  discretionaryLimitCents: Cents.min(0).nullable(),
});
export type InsurerTerms = z.infer<typeof InsurerTerms>;
export const Insurer = InsurerTerms.extend({ id: z.string(), isDefault: z.boolean() });
export type Insurer = z.infer<typeof Insurer>;
/** GET /v1/insurers; POST /v1/insurers, PUT and DELETE /v1/insurers/{id} (analyst, admin) */
export const InsurerList = z.object({ insurers: z.array(Insurer) });
export type InsurerList = z.infer<typeof InsurerList>;
export const InsurerChange = InsurerTerms.extend({ isDefault: z.boolean() });
export type InsurerChange = z.infer<typeof InsurerChange>;
