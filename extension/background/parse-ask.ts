import * as z from "zod";
import {
  OVERLAY_PARTS,
  type PageDocument,
  type ReportWrite,
  type RequestWrite,
} from "#extension/platform/messages.ts";
import { TEACH_PICKS, type TeachStep } from "#extension/platform/teach.ts";
import { SIGNATURES } from "#extension/sites/signatures.ts";
import { NewReport, ReportNote } from "#shared/contract/field-reports.ts";
import { SeenRecord } from "#shared/contract/record-choices.ts";
import { Addition, Assignment, Decision, NewRequest, NotedStep } from "#shared/contract/requests.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";

const Text = z.string().transform((text) => text.slice(0, 300));
const Short = z.string().max(300);

/** A sighting as a page's script sends it: cut, and without anything else that came along. */
export const SightedAsk: z.ZodType<Sighted> = z.object({
  key: z.string().max(400),
  name: Text.optional(),
  siren: Text.optional(),
  siret: Text.optional(),
  vat: Text.optional(),
  domain: Text.optional(),
  link: z.object({ kind: Short, externalId: Short }).optional(),
  guess: z.literal(true).optional(),
  quiet: z.literal(true).optional(),
});
export const ScopeAsk: z.ZodType<LinkScope> = z.object({
  site: z.string().max(40),
  origin: z.string().max(300),
  tenant: z.string().max(200),
});

const Few = z.string().max(100);

/** A document as a page's script sends it: nobody has read its amount yet. */
export const DocumentAsk: z.ZodType<PageDocument> = z.object({
  kind: z.enum(["quote", "order", "opportunity"]),
  number: Text.optional(),
  link: z.object({ kind: Short, externalId: Short }).optional(),
  total: z.object({ text: Few, basis: z.enum(["net", "gross"]).optional(), currency: Few.optional() }),
  terms: Text.optional(),
});

const RuleAsk = z.object({ id: z.string().max(40), version: z.int().min(1) });
const StepAsk: z.ZodType<TeachStep> = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["look", "rest", "end"]) }),
  z.object({ kind: z.literal("pick"), what: z.enum(TEACH_PICKS) }),
  z.object({ kind: z.literal("drop"), what: z.enum(["second", "identifier", "total", "number"]) }),
]);

const Written = { id: z.uuid(), customerId: z.uuid(), customerName: Short };
const OfRequest = { ...Written, requestId: z.uuid() };
/** A step on a request, by the contract of its route. */
const WriteAsk: z.ZodType<RequestWrite> = z.discriminatedUnion("step", [
  z.object({ ...Written, step: z.literal("ask"), body: NewRequest }),
  z.object({ ...OfRequest, step: z.literal("decision"), body: Decision }),
  z.object({
    ...OfRequest,
    step: z.enum(["endorsement", "question", "withdrawal", "condition", "end"]),
    body: NotedStep,
  }),
  z.object({ ...OfRequest, step: z.literal("assignment"), body: Assignment }),
  z.object({ ...OfRequest, step: z.literal("additions"), body: Addition }),
]);

/** A field report, or a step on one, by the contract of its route. */
const ReportAsk: z.ZodType<ReportWrite> = z.discriminatedUnion("step", [
  z.object({ ...Written, step: z.literal("report"), body: NewReport }),
  z.object({
    ...Written,
    reportId: z.uuid(),
    step: z.enum(["answers", "corroboration", "withdrawal"]),
    body: ReportNote,
  }),
]);

const SIGHTINGS_A_MESSAGE = 500;
const Nothing = z.null();

/** Five hundred block rules and every figure, with room. */
const DRAFT_CHARACTERS = 500_000;

export const ASKS = {
  lookUp: z.object({ scope: ScopeAsk, sightings: z.array(SightedAsk).max(SIGHTINGS_A_MESSAGE) }),
  describe: z.object({ scope: ScopeAsk, sighting: SightedAsk }),
  openSurface: z.object({ scope: ScopeAsk, sighting: SightedAsk, document: DocumentAsk.optional() }),
  checkOrder: z.object({ scope: ScopeAsk, sighting: SightedAsk, document: DocumentAsk, lang: Few }),
  wake: Nothing,
  bringPart: z.object({ part: z.enum([...OVERLAY_PARTS, "generic", ...SIGNATURES.map(({ id }) => id)]) }),
  claimRecord: z.object({ record: z.boolean() }),
  rulesHere: Nothing,
  ruleRested: RuleAsk,
  teachChanged: Nothing,
  beginTeaching: z.object({ tabId: z.int() }),
  teach: z.object({ tabId: z.int(), step: StepAsk }),
  refreshRules: Nothing,
  restedRules: Nothing,
  wakeRule: z.object({ name: z.string().max(100) }),
  connection: Nothing,
  connect: z.object({ apiUrl: z.string().max(2_000) }),
  signIn: Nothing,
  signOut: Nothing,
  reauthenticate: z.discriminatedUnion("way", [
    z.object({ way: z.literal("password"), password: z.string().min(1).max(200) }),
    z.object({ way: z.literal("company") }),
  ]),
  syncNow: Nothing,
  tabCustomer: z.object({ tabId: z.int() }),
  search: z.object({ text: z.string().max(300) }),
  customer: z.object({ id: z.string().max(100) }),
  setDiscreet: z.object({ discreet: z.boolean() }),
  settings: Nothing,
  sites: Nothing,
  switchSite: z.object({ origin: z.string().max(2_000), on: z.boolean() }),
  probeTab: z.object({ tabId: z.int() }),
  pageFound: z.object({
    site: z.string().max(40),
    ids: z.array(Short).max(5),
    records: z.int().min(0),
    rows: z.int().min(0),
  }),
  enableSite: z.object({ origin: z.string().max(2_000) }),
  disableSite: z.object({ origin: z.string().max(2_000) }),
  sayOfRecord: z.object({
    say: z.enum(["choose", "reject", "undo"]),
    record: SeenRecord,
    customerId: z.string().max(100),
  }),
  policyDraft: Nothing,
  keepPolicyDraft: z.object({
    draft: z
      .unknown()
      .refine((draft) => draft !== undefined && JSON.stringify(draft).length <= DRAFT_CHARACTERS),
  }),
  requestBoard: Nothing,
  refreshRequests: Nothing,
  requestDetail: z.object({ id: z.uuid() }),
  writeRequest: WriteAsk,
  dropWrite: z.object({ id: z.uuid() }),
  sendWrites: Nothing,
  tabDocument: z.object({ tabId: z.int() }),
  reportBoard: Nothing,
  refreshReports: Nothing,
  writeReport: ReportAsk,
  customerChanges: Nothing,
  seenChanges: z.object({ upTo: z.int().min(0) }),
  notify: z.object({ on: z.boolean() }),
  notifies: Nothing,
  api: z.object({
    method: z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]),
    path: z.string().max(8_000),
    body: z.unknown().optional(),
    idempotencyKey: z.string().max(200).optional(),
  }),
};
