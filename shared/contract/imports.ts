import * as z from "zod";
import { ENTRY_KINDS, SUBLEDGERS } from "../credit/entry.ts";
import { ORDER_STATUSES } from "../credit/order-fact.ts";
import { Cents, Cursor, IsoDate, RiskClassCode, Terms, Uuid } from "./common.ts";

export const IMPORT_KINDS = ["fec", "customers", "invoices", "payments", "open-items", "orders"] as const;
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

/** receiving → checked → deriving → committed | abandoned; `superseded` once a newer snapshot replaced it. */
export const ImportState = z.enum([
  "receiving",
  "checked",
  "deriving",
  "committed",
  "abandoned",
  "superseded",
]);
export type ImportState = z.infer<typeof ImportState>;

/** What is done after the commit, in this order: owners of accounts, payers, documents that moved, assessments. */
export const DERIVE_STEPS = ["customers", "payers", "documents", "assess"] as const;

const Text = (max: number) => z.string().max(max);
const Siren = z.string().regex(/^\d{9}$/);

/** A customer account as the source names it. `key` is the account's number in the source and joins the entries. */
export const CustomerRecord = z.object({
  key: Text(120).min(1),
  name: Text(300),
  siren: Siren.nullable().optional(),
  siret: z
    .string()
    .regex(/^\d{14}$/)
    .nullable()
    .optional(),
  vat: Text(20).nullable().optional(),
  domain: Text(200).nullable().optional(),
  terms: Terms.omit({ assumed: true }).nullable().optional(),
  /** Key of the account that pays for this one. */
  payerKey: Text(120).nullable().optional(),
  groupName: Text(200).nullable().optional(),
  repCode: Text(60).nullable().optional(),
  approvedLimitCents: z.int().min(0).max(1e14).nullable().optional(),
  approvedUntil: IsoDate.nullable().optional(),
  insuredLimitCents: z.int().min(0).max(1e14).nullable().optional(),
  insurerReference: Text(100).nullable().optional(),
  otherNames: z.array(Text(300)).max(20).optional(),
});
export type CustomerRecord = z.infer<typeof CustomerRecord>;

/** One line on a customer account. `line` is its place in the source and makes the chunk verifiable. */
export const EntryRecord = z.object({
  line: z.int().min(1),
  key: Text(120).min(1),
  kind: z.enum(ENTRY_KINDS),
  subledger: z.enum(SUBLEDGERS),
  date: IsoDate,
  documentDate: IsoDate,
  dueDate: IsoDate.nullable(),
  reference: Text(100),
  label: Text(200),
  amountCents: Cents,
  letter: Text(40).nullable(),
  settles: Text(100).nullable(),
  /** Journal and number of the voucher, and place in it: the line key of a ledger. Empty for CSV. */
  voucher: Text(120),
  /** Amount in the document's own currency, kept beside. */
  foreign: z.object({ currency: z.string().length(3), amountCents: Cents }).nullable(),
  /** Of an invoice or credit note whose voucher tells it: 2000 is 20 %. */
  vatBasisPoints: z.int().min(0).max(5_000).optional(),
});
export type EntryRecord = z.infer<typeof EntryRecord>;

/** A confirmed order not invoiced yet. */
export const OrderRecord = z.object({
  line: z.int().min(1),
  key: Text(120).min(1),
  number: Text(100).min(1),
  date: IsoDate,
  deliveryDate: IsoDate.nullable(),
  amountCents: z.int().min(0).max(1e14),
  status: z.enum(ORDER_STATUSES),
});
export type OrderRecord = z.infer<typeof OrderRecord>;

/** A line that was not taken. `code` becomes `imports.rejects.<code>`. */
export const RejectedLine = z.object({ line: z.int(), code: z.string().max(60), excerpt: Text(200) });
export type RejectedLine = z.infer<typeof RejectedLine>;

export const CHUNK_RECORDS = 5_000;
/** A chunk's body in bytes at most: it is bound as one string, and D1 takes 2 MB. */
export const CHUNK_BYTES = 1_900_000;

/** PUT /v1/imports/{id}/chunks/{index}: idempotent; a different content under the same index is refused. */
export const ImportChunk = z.object({
  /** SHA-256 (hex) over the JSON of customers, entries, orders in that order. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  customers: z.array(CustomerRecord).max(CHUNK_RECORDS),
  entries: z.array(EntryRecord).max(CHUNK_RECORDS),
  orders: z.array(OrderRecord).max(CHUNK_RECORDS),
  rejected: z.array(RejectedLine).max(CHUNK_RECORDS),
});
export type ImportChunk = z.infer<typeof ImportChunk>;

/** What the server kept under an index. */
export const ImportChunkReceipt = z.object({ index: z.int(), hash: z.string() });
export type ImportChunkReceipt = z.infer<typeof ImportChunkReceipt>;

/** What a chunk's hash is taken over: the same text on both sides, keys in the order in which they are sent. */
export const chunkContent = (chunk: Pick<ImportChunk, "customers" | "entries" | "orders">): string =>
  JSON.stringify([chunk.customers, chunk.entries, chunk.orders]);

/** POST /v1/imports */
export const NewImport = z.object({
  kind: ImportKind,
  /** Where the file comes from (accounting package, "FEC", shop): the mapping is remembered under it. */
  source: z.string().trim().min(1).max(60),
  fileName: Text(200),
  fileBytes: z.int().min(0),
  /** SHA-256 of the first 1 MiB and the size: resume asks for the same file. */
  fingerprint: z.string().max(100),
  /** FEC: the company and the exercise that this file is a snapshot of. */
  siren: Siren.nullable(),
  exerciseStart: IsoDate.nullable(),
  exerciseEnd: IsoDate.nullable(),
});
export type NewImport = z.infer<typeof NewImport>;

export const ControlTotals = z.object({
  lines: z.int(),
  rejected: z.int(),
  customers: z.int(),
  invoices: z.int(),
  creditNotes: z.int(),
  payments: z.int(),
  debitCents: Cents,
  creditCents: Cents,
  /** Ledgers: what the revenue accounts (70) of the whole file hold by month, credits less debits, without VAT. */
  sales: z
    .array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), amountCents: Cents }))
    .max(240)
    .optional(),
});
export type ControlTotals = z.infer<typeof ControlTotals>;

/** POST /v1/imports/{id}/check: the client's totals; the server compares them with what it received. */
export const ImportCheck = z.object({
  chunks: z.int().min(0),
  /** Records sent, over all chunks. */
  sentCustomers: z.int(),
  sentEntries: z.int(),
  sentOrders: z.int(),
  /** Sum of amountCents of the entries sent. */
  sentBalanceCents: Cents,
  /** Over the whole file, for the report. */
  totals: ControlTotals,
});
export type ImportCheck = z.infer<typeof ImportCheck>;

/** GET /v1/imports/{id} */
export const ImportStatus = z.object({
  id: Uuid,
  kind: ImportKind,
  source: z.string(),
  fileName: z.string(),
  fingerprint: z.string(),
  state: ImportState,
  siren: z.string().nullable(),
  exerciseStart: IsoDate.nullable(),
  exerciseEnd: IsoDate.nullable(),
  chunksReceived: z.int(),
  totals: ControlTotals.nullable(),
  /** Customers to assess and already assessed while `deriving`. */
  derive: z.object({ total: z.int(), done: z.int() }),
  /**
   * Only of an `abandoned` one: it was committed, and computing from it failed again and again at this step. Its lines no
   * longer count, what it had replaced counts again, other imports go on. Bring the file in again.
   */
  failure: z.object({ step: z.enum(DERIVE_STEPS), at: z.string() }).optional(),
  createdBy: z.string(),
  createdAt: z.string(),
  committedAt: z.string().nullable(),
});
export type ImportStatus = z.infer<typeof ImportStatus>;
export const ImportList = z.object({ imports: z.array(ImportStatus), next: Cursor.nullable() });
/** GET /v1/imports/{id}/chunks: hashes by index, for resume. */
export const ImportChunkList = z.object({ chunks: z.array(z.object({ index: z.int(), hash: z.string() })) });
/** GET /v1/imports/{id}/rejected */
export const RejectedPage = z.object({ rejected: z.array(RejectedLine), next: Cursor.nullable() });

/** PUT and GET /v1/import-mappings/{kind}/{source}: opaque to the server but for its size. */
export const ImportMapping = z.object({ mapping: z.record(z.string(), z.unknown()) });

/** GET /v1/first-ten-minutes: what to look at after an import. Amounts in cents. */
export const FirstTenMinutes = z.object({
  riskiest: z.array(
    z.object({
      id: Uuid,
      name: z.string(),
      riskClass: RiskClassCode,
      overdueCents: Cents,
      /** The overdue amount rests on terms that nobody confirmed; in `totals`: that of some customer does. */
      overdueAssumed: z.boolean().optional(),
      exposureCents: Cents,
      oldestOverdueDays: z.int(),
    }),
  ),
  badIdentifiers: z.array(
    z.object({
      id: Uuid,
      name: z.string(),
      field: z.enum(["siren", "siret", "vat", "missing"]),
      value: z.string(),
    }),
  ),
  limitsExceeded: z.array(
    z.object({
      id: Uuid,
      name: z.string(),
      riskClass: RiskClassCode,
      limitCents: Cents,
      exposureCents: Cents,
    }),
  ),
  confirmTerms: z.array(
    z.object({ id: Uuid, name: z.string(), terms: Terms, exposureCents: Cents, yearSalesCents: Cents }),
  ),
  totals: z.object({
    customers: z.int(),
    exposureCents: Cents,
    overdueCents: Cents,
    overdueAssumed: z.boolean().optional(),
    withoutLimit: z.int(),
    ledgerDate: IsoDate.nullable(),
  }),
});
export type FirstTenMinutes = z.infer<typeof FirstTenMinutes>;
