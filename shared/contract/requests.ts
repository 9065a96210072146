import * as z from "zod";
import { LOOK_AGAIN_REASONS } from "../credit/authority/look-again.ts";
import { APPROVAL_REFUSALS } from "../credit/authority/may-approve.ts";
import { ORDER_KINDS, ORDER_VERDICTS } from "../credit/order/order-check.ts";
import { REQUEST_STATES } from "../requests/credit-request.ts";
import { GRANT_BASES } from "../requests/grant.ts";
import { REFUSAL_REASONS, REQUEST_KINDS, REQUEST_REASONS } from "../requests/request-kind.ts";
import { Cents, Cursor, IsoDate, RiskClassCode, Role, Terms, Uuid } from "./common.ts";
import { FailedOrderCheck, OrderWay } from "./order-checks.ts";
import { CurrencyCode, ReleaseRow, RequestDocument } from "./releases.ts";

const Amount = z.int().min(1).max(1e13);
const Deposit = z.int().min(0).max(1e13);
const Note = z.string().trim().max(1000);
/** A class that a person may set. */
const RatedClassCode = RiskClassCode.exclude(["NR", "E"]);
const PlainTerms = Terms.pick({ kind: true, days: true });
/** What is asked: facts alone, never a verdict (DESIGN 18). Cents; those of an order in the document's currency, VAT included. */
const AskedRelease = z.object({
  kind: z.literal("order_release"),
  document: RequestDocument.nullable(),
  documentKind: z.enum(ORDER_KINDS).default("order"),
  documentNumber: z.string().trim().max(100).default(""),
  amountCents: Amount,
  currency: CurrencyCode,
  terms: PlainTerms.nullable().default(null),
  depositCents: Deposit.default(0),
  /** A first delivery of this much, the rest later; null: all at once. */
  callOffCents: Amount.nullable().default(null),
});
const AskedTemporary = z.object({
  kind: z.literal("limit_temporary"),
  amountCents: Amount,
  from: IsoDate,
  until: IsoDate,
});
const AskedPermanent = z.object({ kind: z.literal("limit_permanent"), amountCents: Amount });
const AskedTerms = z.object({ kind: z.literal("terms_change"), terms: PlainTerms });
const AskedBlock = z.object({ kind: z.literal("block"), until: IsoDate });
const AskedUnblock = z.object({ kind: z.literal("unblock") });
const AskedClass = z.object({ kind: z.literal("class_override"), riskClass: RatedClassCode, until: IsoDate });

export const Asked = z.discriminatedUnion("kind", [
  AskedRelease,
  AskedTemporary,
  AskedPermanent,
  AskedTerms,
  AskedBlock,
  AskedUnblock,
  AskedClass,
]);
export type Asked = z.infer<typeof Asked>;

/** POST /v1/requests. One that asks for what is asked already joins that one: the reply says so. */
export const NewRequest = z
  .object({
    customerId: Uuid,
    asked: Asked,
    reason: z.enum(REQUEST_REASONS),
    note: Note.default(""),
    wantedBy: IsoDate.nullable().default(null),
    /** The way to yes that the asker has in mind. */
    way: OrderWay.nullable().default(null),
    linkUnconfirmed: z.boolean().default(false),
  })
  .refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    message: "required here",
  });
export type NewRequest = z.infer<typeof NewRequest>;

export const GrantBody = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("order_release"),
    amountCents: Amount,
    basis: z.enum(GRANT_BASES),
    depositCents: Deposit.default(0),
    terms: PlainTerms.nullable().default(null),
    until: IsoDate,
  }),
  z.object({ kind: z.literal("limit_temporary"), amountCents: Amount, from: IsoDate, until: IsoDate }),
  z.object({ kind: z.literal("limit_permanent"), amountCents: Amount, until: IsoDate.nullable() }),
  z.object({ kind: z.literal("terms_change"), terms: PlainTerms }),
  z.object({ kind: z.literal("block"), until: IsoDate }),
  z.object({ kind: z.literal("unblock") }),
  z.object({ kind: z.literal("class_override"), riskClass: RatedClassCode, until: IsoDate }),
]);
export type GrantBody = z.infer<typeof GrantBody>;

/** What a decider saw when deciding (POLICY 4: what grew or got worse since is looked at again). */
export const SeenFacts = z.object({
  riskClass: RiskClassCode,
  hardRules: z.array(z.string().max(60)).max(50),
  exposureCents: Cents,
  amountCents: Cents,
});
export type SeenFacts = z.infer<typeof SeenFacts>;

/** What all steps carry: the version that the actor saw; another one meanwhile is told as `request_moved_on`. */
const Upon = z.object({ version: z.int().min(1) });

/** POST /v1/requests/{id}/decision */
export const Decision = z.discriminatedUnion("outcome", [
  Upon.extend({
    outcome: z.literal("grant"),
    grant: GrantBody,
    note: Note.default(""),
    seen: SeenFacts,
    /** `inputsHash` of the assessment that was shown. */
    seenHash: z.string().max(128),
  }),
  Upon.extend({
    outcome: z.literal("refuse"),
    reason: z.enum(REFUSAL_REASONS),
    note: Note.default(""),
  }).refine(({ reason, note }) => reason !== "other" || note !== "", {
    path: ["note"],
    message: "required here",
  }),
]);
export type Decision = z.infer<typeof Decision>;

/** POST /v1/requests/{id}/additions: another word, or the facts as they are now (a changed amount). */
export const Addition = z.object({ note: Note.default(""), asked: Asked.optional() });
export type Addition = z.infer<typeof Addition>;
/** POST …/endorsement, …/question, …/withdrawal, …/condition (a deposit that was proved otherwise), …/end (of a release). */
export const NotedStep = Upon.extend({ note: Note.default("") });
export type NotedStep = z.infer<typeof NotedStep>;
/** POST /v1/requests/{id}/assignment */
export const Assignment = NotedStep.extend({ memberId: z.string().max(64) });
export type Assignment = z.infer<typeof Assignment>;

export const STEP_ACTIONS = [
  "requested",
  "joined",
  "added",
  "endorsed",
  "asked_back",
  "reassigned",
  "first_approved",
  "approved",
  "approved_with_conditions",
  "refused",
  "withdrawn",
  "superseded",
  "expired",
  "reminded",
  "escalated",
  "condition_met",
  "suspended",
  "resumed",
  "ended",
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

const Person = z.object({ name: z.string(), role: Role, isMe: z.boolean() });

export const RequestStep = z.object({
  version: z.int(),
  at: z.iso.datetime(),
  action: z.enum(STEP_ACTIONS),
  /** null: time, an import or a rule did it. */
  by: Person.nullable(),
  /** The member for whom a substitute acted. */
  inPlaceOf: z.string().nullable(),
  note: z.string(),
  reason: z.string().nullable(),
  grant: GrantBody.nullable(),
  /** Checks that suspended a release. */
  codes: z.array(z.string()),
  seenHash: z.string().nullable(),
  /** The first 12 signs of the hash of its audit entry, and the entry's place in the chain. */
  audit: z.object({ sequence: z.int(), hash: z.string() }).nullable(),
});
export type RequestStep = z.infer<typeof RequestStep>;

/** Where a granted release stands today (`shared/requests/release.ts`). */
export const ReleaseState = z.enum(["active", "pending", "suspended", "expired", "ended"]);
export type ReleaseState = z.infer<typeof ReleaseState>;

/** What a member may do with it now; `mayGrant` null: nothing to decide, or not by this member. */
export const RequestRights = z.object({
  add: z.boolean(),
  withdraw: z.boolean(),
  endorse: z.boolean(),
  decide: z.boolean(),
  reassign: z.boolean(),
  proveCondition: z.boolean(),
  endRelease: z.boolean(),
});
export type RequestRights = z.infer<typeof RequestRights>;

export const RequestSummary = z.object({
  id: Uuid,
  version: z.int(),
  kind: z.enum(REQUEST_KINDS),
  state: z.enum(REQUEST_STATES),
  customerId: Uuid,
  customerName: z.string(),
  asked: Asked,
  reason: z.enum(REQUEST_REASONS),
  wantedBy: IsoDate.nullable(),
  /** By what the queue is sorted besides the deadline: cents of the organization's currency; null: no rate, or no amount. */
  valueCents: Cents.nullable(),
  /** When it was asked, must be answered, and lapses. */
  askedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  lapsesAt: z.iso.datetime(),
  isLate: z.boolean(),
  isReminded: z.boolean(),
  awaiting: z.enum(["credit", "asker"]),
  askers: z.array(Person),
  endorsedBy: z.string().nullable(),
  firstApprovedBy: z.string().nullable(),
  assignedTo: Person.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  refusal: z.object({ reason: z.enum(REFUSAL_REASONS), note: z.string() }).nullable(),
  grant: GrantBody.nullable(),
  release: z
    .object({ state: ReleaseState, conditionMetOn: IsoDate.nullable(), codes: z.array(z.string()) })
    .nullable(),
  /** It waits for this member: to decide, to endorse, or to answer. */
  waitsForMe: z.boolean(),
  rights: RequestRights,
});
export type RequestSummary = z.infer<typeof RequestSummary>;

/** What was known of the customer at one moment, as the server worked it out. */
export const RequestSnapshot = z.object({
  asOf: IsoDate,
  at: z.iso.datetime(),
  revision: z.int(),
  policyVersion: z.int(),
  engineVersion: z.int(),
  inputsHash: z.string(),
  riskClass: RiskClassCode,
  scorePoints: z.int().nullable(),
  verdict: z.enum(ORDER_VERDICTS).nullable(),
  failed: z.array(FailedOrderCheck),
  exposureCents: Cents,
  /** What the customer would owe if it were granted as asked, net of verified cover; null: without bound, or no rate. */
  resultingCents: Cents.nullable(),
  coverCents: Cents,
  limitCents: Cents.nullable(),
  overdueCents: Cents,
  oldestOverdueDays: z.int(),
  ledgerDate: IsoDate.nullable(),
  seen: SeenFacts,
});
export type RequestSnapshot = z.infer<typeof RequestSnapshot>;

export const RequestDetail = RequestSummary.extend({
  note: z.string(),
  way: OrderWay.nullable(),
  linkUnconfirmed: z.boolean(),
  steps: z.array(RequestStep),
  /** null for members who may see the class alone. */
  whenAsked: RequestSnapshot.nullable(),
  /** As it stood when it was decided; absent while it is open. */
  whenDecided: RequestSnapshot.nullable().optional(),
  now: RequestSnapshot.nullable(),
  lookAgain: z.array(z.enum(LOOK_AGAIN_REASONS)),
  /** Open requests of this customer besides, and what it would owe if all were granted. */
  others: z.object({
    requests: z.array(
      z.object({
        id: Uuid,
        kind: z.enum(REQUEST_KINDS),
        valueCents: Cents.nullable(),
        askedAt: z.iso.datetime(),
      }),
    ),
    allGrantedCents: Cents.nullable(),
  }),
  concentration: z
    .object({
      customerBasisPoints: z.int(),
      groupBasisPoints: z.int().nullable(),
      groupName: z.string().nullable(),
    })
    .nullable(),
  /** Whether this member may grant it as asked; else why not, and who could. */
  authority: z
    .object({
      mayGrant: z.boolean(),
      reason: z.enum(APPROVAL_REFUSALS).nullable(),
      ceilingCents: Cents.nullable(),
      secondPersonNeeded: z.boolean(),
      reauthenticate: z.boolean(),
      /** Whose substitute this member is while deciding; null: in own right. */
      inPlaceOf: z.string().nullable(),
      granters: z.array(z.object({ memberId: z.string(), name: z.string(), role: Role })),
    })
    .nullable(),
  /** For who endorses without deciding: those who could grant it as asked, the nearest authority first. */
  granters: z.array(z.object({ name: z.string(), role: Role })).optional(),
});
export type RequestDetail = z.infer<typeof RequestDetail>;

/** Reply of every step, and of asking (`joined`: somebody had asked for it already). */
export const RequestReply = z.object({ request: RequestSummary, joined: z.boolean() });
export type RequestReply = z.infer<typeof RequestReply>;

/** GET /v1/requests: `queue` what this member could decide or endorse, `mine` what this member asked, `all` (analyst, admin). */
export const RequestQuery = z.object({
  list: z.enum(["queue", "mine", "all"]).default("mine"),
  customerId: Uuid.optional(),
  state: z.enum(["open", "closed"]).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type RequestQuery = z.infer<typeof RequestQuery>;
export const RequestPage = z.object({ requests: z.array(RequestSummary), next: Cursor.nullable() });
export type RequestPage = z.infer<typeof RequestPage>;

/** GET /v1/requests/standing?after=: what the extension keeps; `changed` false: nothing since that revision. */
export const StandingQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });
export const RequestStanding = z.object({
  changed: z.boolean(),
  revision: z.int(),
  /** Open ones and those closed of late: own ones, and what waits for this member. */
  requests: z.array(RequestSummary),
  releases: z.array(ReleaseRow),
  /** How many wait for this member. */
  waiting: z.int(),
});
export type RequestStanding = z.infer<typeof RequestStanding>;

/** With `request_closed` and `request_moved_on`: what stands now, and through whom. */
export const RequestOutcome = z.object({
  state: z.enum(REQUEST_STATES),
  version: z.int(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type RequestOutcome = z.infer<typeof RequestOutcome>;
/** With `look_again`: what is worse than what was seen. */
export const LookAgain = z.array(z.enum(LOOK_AGAIN_REASONS));
