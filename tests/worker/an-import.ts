import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import {
  type CustomerRecord,
  chunkContent,
  type EntryRecord,
  type ImportCheck,
  type ImportChunk,
  ImportStatus,
  type NewImport,
  type OrderRecord,
} from "#shared/contract/imports.ts";
import type { Job } from "#worker/env.ts";
import worker from "#worker/index.ts";
import { sha256 } from "#worker/services/sha256.ts";
import { call, type Reply } from "./call.ts";

export type AFile = {
  customers?: CustomerRecord[];
  entries?: EntryRecord[];
  orders?: OrderRecord[];
};
type Headers = Record<string, string>;

/** An entry on a customer account; what is not named is as plain as it gets. */
export const anEntry = (
  entry: Pick<EntryRecord, "line" | "key" | "date" | "amountCents"> & Partial<EntryRecord>,
): EntryRecord => ({
  kind: entry.amountCents < 0 ? "payment" : "invoice",
  subledger: "receivable",
  documentDate: entry.date,
  dueDate: null,
  reference: `F${entry.line}`,
  label: "",
  letter: null,
  settles: null,
  voucher: `VE ${entry.line}`,
  foreign: null,
  ...entry,
});

export const newImport = (wanted: Partial<NewImport> = {}): NewImport => ({
  kind: "fec",
  source: "FEC",
  fileName: "ledger.txt",
  fileBytes: 1_000,
  fingerprint: "f".repeat(64),
  siren: null,
  exerciseStart: null,
  exerciseEnd: null,
  ...wanted,
});

export async function aChunk(file: AFile, rejected: ImportChunk["rejected"] = []): Promise<ImportChunk> {
  const content = { customers: file.customers ?? [], entries: file.entries ?? [], orders: file.orders ?? [] };
  return { hash: await sha256(chunkContent(content)), ...content, rejected };
}

/** The client's totals of chunks, as its reader would give them. */
export function checkOf(chunks: ImportChunk[], change: Partial<ImportCheck> = {}): ImportCheck {
  const sum = (amount: (chunk: ImportChunk) => number) =>
    chunks.reduce((total, chunk) => total + amount(chunk), 0);
  const amounts = chunks.flatMap((chunk) => chunk.entries.map((entry) => entry.amountCents));
  return {
    chunks: chunks.length,
    sentCustomers: sum((chunk) => chunk.customers.length),
    sentEntries: sum((chunk) => chunk.entries.length),
    sentOrders: sum((chunk) => chunk.orders.length),
    sentBalanceCents: amounts.reduce((total, amount) => total + amount, 0),
    totals: {
      lines: 2 * amounts.length,
      rejected: 0,
      customers: sum((chunk) => chunk.customers.length),
      invoices: amounts.length,
      creditNotes: 0,
      payments: 0,
      debitCents: 100,
      creditCents: 100,
    },
    ...change,
  };
}

export async function startedImport(headers: Headers, wanted: Partial<NewImport> = {}): Promise<string> {
  const { status, body } = await call(headers, "POST", "/v1/imports", newImport(wanted));
  if (status !== 201) throw new Error(`no import: ${JSON.stringify(body)}`);
  return ImportStatus.parse(body).id;
}

export const putChunk = (headers: Headers, id: string, index: number, chunk: ImportChunk): Promise<Reply> =>
  call(headers, "PUT", `/v1/imports/${id}/chunks/${index}`, chunk);

/** An import whose chunks arrived and were checked; not committed. */
export async function aCheckedImport(
  headers: Headers,
  wanted: Partial<NewImport>,
  file: AFile,
): Promise<string> {
  const id = await startedImport(headers, wanted);
  const chunk = await aChunk(file);
  const put = await putChunk(headers, id, 0, chunk);
  if (put.status !== 200) throw new Error(`chunk: ${JSON.stringify(put.body)}`);
  const { status, body } = await call(headers, "POST", `/v1/imports/${id}/check`, checkOf([chunk]));
  if (status !== 200) throw new Error(`not checked: ${JSON.stringify(body)}`);
  return id;
}

export async function statusOf(headers: Headers, id: string): Promise<ImportStatus> {
  const { body } = await call(headers, "GET", `/v1/imports/${id}`);
  return ImportStatus.parse(body);
}

/** Waits for the real queue to bring an import to its end. */
export async function derived(headers: Headers, id: string): Promise<ImportStatus> {
  for (;;) {
    const status = await statusOf(headers, id);
    if (status.state !== "deriving") return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A file brought in whole: sent, checked, committed, derived by the real queue. */
export async function imported(
  headers: Headers,
  wanted: Partial<NewImport>,
  file: AFile,
): Promise<ImportStatus> {
  const id = await aCheckedImport(headers, wanted, file);
  const { status, body } = await call(headers, "POST", `/v1/imports/${id}/commit`, {});
  if (status !== 202) throw new Error(`not committed: ${JSON.stringify(body)}`);
  return derived(headers, id);
}

/** The Worker's bindings with a database that refuses statements with these words. */
export const refusing = (words: string): typeof env => ({
  ...env,
  DB: new Proxy(env.DB, {
    get: (database, name) =>
      name === "prepare"
        ? (sql: string) => database.prepare(sql.includes(words) ? "select no_such_column" : sql)
        : Reflect.get(database, name).bind(database),
  }),
});

/** Delivers one message to the Worker's consumer, as the queue would. */
export async function deliver(
  job: Job,
  { attempts = 1, bindings = env }: { attempts?: number; bindings?: typeof env } = {},
): ReturnType<typeof getQueueResult> {
  const batch = createMessageBatch<Job>("vigie-jobs", [
    { id: crypto.randomUUID(), timestamp: new Date(), attempts, body: job },
  ]);
  await worker.queue(batch, bindings as never);
  return getQueueResult(batch, createExecutionContext());
}

export type ABadge = {
  name: string;
  riskClass: string;
  siren: string | null;
  exposureCents: number;
  overdueCents: number;
  accountNumbers: string[];
  revision: number;
};

/** Badge rows of an organization as they stand, by name. */
export async function badgesOf(organization: number): Promise<ABadge[]> {
  const { results } = await env.DB.prepare(
    `select body ->> 'name' as name, risk_class as riskClass, body ->> 'siren' as siren,
      exposure_cents as exposureCents, overdue_cents as overdueCents, body -> 'accountNumbers' as accountNumbers, revision
    from badge where organization = ? and deleted = 0 order by 1`,
  )
    .bind(organization)
    .all<Omit<ABadge, "accountNumbers"> & { accountNumbers: string }>();
  return results.map((row) => ({ ...row, accountNumbers: JSON.parse(row.accountNumbers) as string[] }));
}
