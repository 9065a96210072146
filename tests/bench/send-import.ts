import { createHash, randomUUID } from "node:crypto";
import { batcher } from "#extension/import/batch.ts";
import { chunkContent, type ImportChunk, type NewImport } from "#shared/contract/imports.ts";
import type { BenchWorker } from "./bench-worker.ts";

export type Bench = { worker: BenchWorker; headers: Record<string, string>; organization: number };

/** Chunks as the reader cuts them: customers first, hashed, written as JSON. */
export function chunksOf(content: Pick<ImportChunk, "customers" | "entries">): string[] {
  const cut = batcher();
  for (const customer of content.customers) cut.customer(customer);
  for (const entry of content.entries) cut.entry(entry);
  return [...cut.take(), ...cut.rest()].map(({ customers, entries, orders, rejected }) => {
    const hash = createHash("sha256").update(chunkContent({ customers, entries, orders })).digest("hex");
    return JSON.stringify({ hash, customers, entries, orders, rejected } satisfies ImportChunk);
  });
}

const once = (headers: Record<string, string>) => ({
  ...headers,
  "content-type": "application/json",
  "idempotency-key": randomUUID(),
});

/** Opens an import of a ledger; gives its id. */
export async function beginImport({ worker, headers }: Bench): Promise<string> {
  const wanted: NewImport = {
    kind: "fec",
    source: "FEC",
    fileName: "invented.txt",
    fileBytes: 1,
    fingerprint: "invented",
    siren: null,
    exerciseStart: null,
    exerciseEnd: null,
  };
  const reply = await worker.ask("POST", "/v1/imports", once(headers), JSON.stringify(wanted));
  return (JSON.parse(reply) as { id: string }).id;
}

export const sendChunk = (
  { worker, headers }: Bench,
  id: string,
  index: number,
  body: string,
): Promise<string> =>
  worker.ask(
    "PUT",
    `/v1/imports/${id}/chunks/${index}`,
    { ...headers, "content-type": "application/json" },
    body,
  );

/** Checks and commits an import whose chunks arrived. */
export async function finishImport(
  { worker, headers }: Bench,
  id: string,
  sent: { chunks: number; customers: number; entries: number; balanceCents: number },
): Promise<void> {
  const totals = {
    lines: sent.entries,
    rejected: 0,
    customers: sent.customers,
    invoices: 0,
    creditNotes: 0,
    payments: 0,
  };
  const check = {
    chunks: sent.chunks,
    sentCustomers: sent.customers,
    sentEntries: sent.entries,
    sentOrders: 0,
    sentBalanceCents: sent.balanceCents,
    totals: { ...totals, debitCents: 0, creditCents: 0 },
  };
  await worker.ask("POST", `/v1/imports/${id}/check`, once(headers), JSON.stringify(check));
  await worker.ask("POST", `/v1/imports/${id}/commit`, once(headers), "{}");
}
