import * as z from "zod";
import { PROMISE_STATES } from "../credit/promises/payment-promise.ts";
import { WARNING_SIGNALS, type WarningCode } from "../credit/warnings/warning-signals.ts";
import { REPORT_STATES } from "../field-reports/field-report.ts";
import {
  DISPUTE_REASONS,
  KNOWN_BY,
  MOST_TEXT,
  REJECTION_REASONS,
  REPORT_KINDS,
  REPORT_SOURCES,
} from "../field-reports/report-kind.ts";
import { Aging, Cents, Cursor, IsoDate, RiskClassCode, Role, Uuid } from "./common.ts";

const codes = Object.keys(WARNING_SIGNALS) as [WarningCode, ...WarningCode[]];
export const WarningCodeName = z.enum(codes);

const Amount = z.int().min(1).max(1e13);
/** Free text: `shared/field-reports/free-text-check` says what must not stand in it. */
const Text = z.string().trim().max(MOST_TEXT).default("");
/** A web address. */
const Link = z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(500);

/** What is reported: facts alone. `seenOn`, `promisedOn`: days; cents of the organization's currency, VAT included. */
export const Reported = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("warning"),
    code: WarningCodeName,
    knownBy: z.enum(KNOWN_BY),
    seenOn: IsoDate,
  }),
  z.object({
    kind: z.literal("dispute"),
    reference: z.string().trim().min(1).max(100),
    reason: z.enum(DISPUTE_REASONS),
    amountCents: Amount,
  }),
  z.object({
    kind: z.literal("promise"),
    /** Invoice it was announced for; null: the account as a whole. */
    reference: z.string().trim().min(1).max(100).nullable().default(null),
    promisedOn: IsoDate,
    amountCents: Amount,
  }),
]);
export type Reported = z.infer<typeof Reported>;

/** POST /v1/field-reports */
export const NewReport = z.object({
  customerId: Uuid,
  reported: Reported,
  text: Text,
  link: Link.nullable().default(null),
  /** The customer was recognised by a link that nobody else confirmed. */
  linkUnconfirmed: z.boolean().default(false),
});
export type NewReport = z.infer<typeof NewReport>;

const Person = z.object({ name: z.string(), role: Role, isMe: z.boolean() });

export const ReportRights = z.object({
  /** Ask back, confirm, reject, merge, have it corroborated. */
  triage: z.boolean(),
  /** Say that it was so, as somebody else. */
  corroborate: z.boolean(),
  answer: z.boolean(),
  withdraw: z.boolean(),
  /** Say that what was confirmed turned out otherwise. */
  contradict: z.boolean(),
  /** `open`: in the detail; `logged`: by an own step that the log keeps (domain.md 5.3); `none`: not at all. */
  readText: z.enum(["open", "logged", "none"]),
});
export type ReportRights = z.infer<typeof ReportRights>;

/** When a customer whom somebody warned of was 60 days late, or failed, and how many days before it was said. */
export const ReportOutcome = z.object({
  kind: z.enum(["late_60", "failed"]),
  on: IsoDate,
  leadDays: z.int(),
});
export type ReportOutcome = z.infer<typeof ReportOutcome>;

export const ReportSummary = z.object({
  id: Uuid,
  version: z.int(),
  customerId: Uuid,
  customerName: z.string(),
  source: z.enum(REPORT_SOURCES),
  reported: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("warning"),
      code: WarningCodeName,
      /** null: the ledger says it. */
      knownBy: z.enum(KNOWN_BY).nullable(),
      seenOn: IsoDate,
      severity: z.int(),
      /** Of the ledger: document, and what it counted. */
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
    Reported.options[1],
    Reported.options[2].extend({
      /** Of a confirmed one, by the ledger as it stands. */
      kept: z.object({ state: z.enum(PROMISE_STATES), receivedCents: Cents, deadline: IsoDate }).nullable(),
    }),
  ]),
  state: z.enum(REPORT_STATES),
  expiresOn: IsoDate,
  /** null for who may not know, and for the ledger. */
  author: Person.nullable(),
  hasText: z.boolean(),
  submittedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  isLate: z.boolean(),
  awaiting: z.enum(["credit", "author"]),
  /** It is this member's turn to judge it; a server of before does not tell. */
  waitsForMe: z.boolean().optional(),
  /** What credit asks its author; null for everybody else, and without a question. */
  question: z.string().nullable(),
  corroborated: z.boolean(),
  firstConfirmedBy: z.string().nullable(),
  decided: z
    .object({
      at: z.iso.datetime(),
      by: z.string().nullable(),
      reason: z.enum(REJECTION_REASONS).nullable(),
      /** In whose place it stands now: the report that says the same. */
      mergedInto: Uuid.nullable(),
    })
    .nullable(),
  outcome: ReportOutcome.nullable(),
  rights: ReportRights,
});
export type ReportSummary = z.infer<typeof ReportSummary>;

export const ReportReply = z.object({
  report: ReportSummary,
  /** It joined an own one that says the same within 14 days. */
  merged: z.boolean(),
});
export type ReportReply = z.infer<typeof ReportReply>;

export const REPORT_STEPS = [
  "submitted",
  "raised",
  "said_again",
  "asked",
  "answered",
  "corroborated",
  "corroboration_needed",
  "first_confirmed",
  "confirmed",
  "rejected",
  "merged",
  "withdrawn",
  "contradicted",
  "expired",
  "reminded",
] as const;
export type ReportStepAction = (typeof REPORT_STEPS)[number];

export const ReportStep = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  action: z.enum(REPORT_STEPS),
  by: Person.nullable(),
  /** null: nothing was written, or not for this reader. */
  note: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ReportStep = z.infer<typeof ReportStep>;

const Note = z.string().trim().max(MOST_TEXT);
/** What all steps carry: the version that the actor saw; another one meanwhile is told as `report_moved_on`. */
const Upon = z.object({ version: z.int().min(1) });

/** POST /v1/field-reports/{id}/triage (analyst, admin; a manager only as the second of two who confirm) */
export const Triage = z.discriminatedUnion("verdict", [
  Upon.extend({ verdict: z.literal("confirm"), note: Note.default("") }),
  Upon.extend({ verdict: z.literal("reject"), reason: z.enum(REJECTION_REASONS), note: Note.default("") }),
  Upon.extend({ verdict: z.literal("ask"), note: Note.min(3) }),
  Upon.extend({ verdict: z.literal("need_corroboration"), note: Note.default("") }),
  Upon.extend({ verdict: z.literal("merge"), into: Uuid, note: Note.default("") }),
  Upon.extend({
    verdict: z.literal("contradict"),
    reason: z.enum(REJECTION_REASONS),
    note: Note.default(""),
  }),
]);
export type Triage = z.infer<typeof Triage>;

/** POST /v1/field-reports/{id}/answers (its author), /corroboration (somebody else), /withdrawal (its author) */
export const ReportNote = Upon.extend({ note: Note.default("") });
export type ReportNote = z.infer<typeof ReportNote>;

/** What confirming would do to the customer, by the score function. Points for those who triage alone (POLICY 5). */
export const ReportEffect = z.object({
  /** Hundredths of a point that it takes (negative) or gives, today. */
  centipoints: z.int(),
  /** What it still takes when half of it has faded, and when. */
  halfOn: IsoDate,
  until: IsoDate,
  classBefore: RiskClassCode,
  classAfter: RiskClassCode,
  scoreBefore: z.int().nullable(),
  scoreAfter: z.int().nullable(),
});
export type ReportEffect = z.infer<typeof ReportEffect>;

/** GET /v1/field-reports/{id} */
export const ReportDetail = z.object({
  report: ReportSummary,
  /** null: none, or not to be read without a logged step (`rights.readText`). */
  text: z.string().nullable(),
  link: z.string().nullable(),
  steps: z.array(ReportStep),
  /** For those who triage; null for the others. */
  evidence: z
    .object({
      riskClass: RiskClassCode,
      scorePoints: z.int().nullable(),
      exposureCents: Cents,
      limitCents: Cents.nullable(),
      overdueCents: Cents,
      oldestOverdueDays: z.int().nullable(),
      aging: Aging,
      ledgerDate: IsoDate.nullable(),
      /** Of a contested or announced document: what is open of it; null: no open document has this number. */
      documentOpenCents: Cents.nullable(),
      /** Of a warning that would count. */
      effect: ReportEffect.nullable(),
      twoPersonsNeeded: z.boolean(),
      needsCorroboration: z.boolean(),
      /** Other reports about the customer of the last year, the youngest first. */
      others: z.array(ReportSummary),
      /** Those of the same code, by the same person within 14 days or by anybody else: into which it may be merged. */
      same: z.array(Uuid),
    })
    .nullable(),
});
export type ReportDetail = z.infer<typeof ReportDetail>;

export const REPORT_LISTS = ["mine", "queue", "all"] as const;
export const ReportQuery = z.object({
  list: z.enum(REPORT_LISTS).default("mine"),
  customerId: Uuid.optional(),
  kind: z.enum(REPORT_KINDS).optional(),
  state: z.enum(["open", "closed"]).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ReportQuery = z.infer<typeof ReportQuery>;
export const ReportPage = z.object({ reports: z.array(ReportSummary), next: Cursor.nullable() });
export type ReportPage = z.infer<typeof ReportPage>;

/**
 * GET /v1/field-reports/standing: what a copy keeps. `mine`: own ones that are open, or whose fate is young. `common`: the codes
 * that the organization reports most, six of them, those of the field first where little is known.
 */
export const ReportStanding = z.object({
  changed: z.boolean(),
  revision: z.int(),
  mine: z.array(ReportSummary),
  /** How many of what persons reported wait for this member's judgement. */
  waiting: z.int(),
  /** How many of those triage was reminded of: their time is nearly over, or is. */
  reminded: z.int().optional(),
  common: z.array(WarningCodeName),
});
export type ReportStanding = z.infer<typeof ReportStanding>;
export const ReportStandingQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** POST /v1/field-reports/{id}/reading: the text for somebody outside of its circle; the log keeps who read it. */
export const ReportText = z.object({ text: z.string(), link: z.string().nullable() });
export type ReportText = z.infer<typeof ReportText>;

/** One code over the last two years (domain.md 5.3 no. 9). Shares in basis points, null without any case. */
export const CodeRecord = z.object({
  code: WarningCodeName,
  sent: z.int(),
  judged: z.int(),
  confirmed: z.int(),
  confirmedBasisPoints: z.int().nullable(),
  /** Customers with a confirmed one that can be looked back upon, and how many of them were 60 days late or failed after it. */
  customers: z.int(),
  lateAfter: z.int(),
  lateWithBasisPoints: z.int().nullable(),
  /** Of all other customers with a ledger, over a span as long. */
  lateWithoutBasisPoints: z.int().nullable(),
  /** Median of days from the warning to the 60th day late; null without any. */
  leadDays: z.int().nullable(),
});
export type CodeRecord = z.infer<typeof CodeRecord>;

/** GET /v1/field-reports/by-code (analyst, admin) */
export const CodeRecords = z.object({
  from: IsoDate,
  customersWithLedger: z.int(),
  records: z.array(CodeRecord),
});
export type CodeRecords = z.infer<typeof CodeRecords>;

/** GET /v1/field-reports/my-record: a rep's own figures, for nobody else; `off` until the organization has read the note on staff information. */
export const OwnRecord = z.discriminatedUnion("state", [
  z.object({ state: z.literal("off") }),
  z.object({
    state: z.literal("on"),
    sent: z.int(),
    confirmed: z.int(),
    rejected: z.int(),
    open: z.int(),
    /** How many were followed by 60 days late or a failure, and the median of days before. */
    right: z.int(),
    leadDays: z.int().nullable(),
  }),
]);
export type OwnRecord = z.infer<typeof OwnRecord>;

/** GET and PUT /v1/organization/staff-note (admin): who has read what staff is to be told before own figures are shown. */
export const StaffNote = z.object({ readAt: z.iso.datetime().nullable(), readBy: z.string().nullable() });
export type StaffNote = z.infer<typeof StaffNote>;
export const StaffNoteChange = z.object({ read: z.boolean() });
export type StaffNoteChange = z.infer<typeof StaffNoteChange>;
