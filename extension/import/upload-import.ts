import type { Failure } from "#extension/platform/messages.ts";
import {
  chunkContent,
  type ImportCheck,
  type ImportChunk,
  ImportChunkList,
  ImportStatus,
  type NewImport,
} from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { awaitDerived } from "./await-derived.ts";
import { hex } from "./ledger-source.ts";
import type { LedgerReader } from "./open-ledger.ts";
import type { ReadError } from "./read-error.ts";
import { cancelledFailure, retrying, type Send } from "./retry-send.ts";
import { progressMeter, type UploadProgress } from "./upload-progress.ts";

/** Why an import did not come through. With an `importId` it can be resumed unless it was abandoned. */
export type UploadError = { importId: string | null } & (
  | { kind: "read"; error: ReadError }
  | { kind: "api"; failure: Failure }
  /** Resuming with another file than the one it was begun with. */
  | { kind: "other_file" }
  /** Resuming an import that was given up or replaced. */
  | { kind: "closed" }
  | { kind: "cancelled" }
  /** Cancelled after the commit: it counts, and computing goes on without us. */
  | { kind: "too_late" }
);

export type Upload = {
  send: Send;
  reader: LedgerReader;
  /** Where the file comes from; accounts of one source share their numbers. */
  meta: { source: string };
  signal?: AbortSignal;
  onProgress?: (progress: UploadProgress) => void;
  /** Id of an import that was begun with this file. */
  resume?: string | null;
  now?: () => number;
  wait?: (ms: number) => Promise<void>;
};

const inTime = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

const hashOf = async (chunk: Pick<ImportChunk, "customers" | "entries" | "orders">) =>
  hex(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(chunkContent(chunk))));

const parsed = <Value>(
  answer: Result<unknown, Failure>,
  schema: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
): Result<Value, Failure> => {
  if (!answer.ok) return answer;
  const value = schema.safeParse(answer.value);
  return value.success ? ok(value.data) : failed({ code: "bad_reply", requestId: null });
};

/**
 * Brings a file in (DESIGN 14): checks it, opens the import, sends it in pieces, has the server compare the totals,
 * commits and waits until every badge is computed. Nothing shows before the commit. Cancelled, or found unreadable on the
 * way, the import is abandoned; after a failure of the network it stays and can be resumed with the same file.
 */
export const uploadImport = async (upload: Upload): Promise<Result<ImportStatus, UploadError>> => {
  const { reader, meta, signal, resume = null, now = Date.now, wait = inTime } = upload;
  const send = retrying(upload.send, wait, signal);
  const report = progressMeter(now, upload.onProgress ?? (() => undefined));
  let importId: string | null = null;

  const abandon = async (): Promise<boolean> => {
    if (importId === null) return true;
    const answer = await retrying(upload.send, wait)("POST", `/v1/imports/${importId}/abandon`, {});
    return answer.ok || answer.error.code !== "import_closed";
  };
  const stopped = async (failure: Failure): Promise<Result<never, UploadError>> => {
    if (failure.code !== "cancelled") return failed({ kind: "api", failure, importId });
    return failed({ kind: (await abandon()) ? "cancelled" : "too_late", importId });
  };
  const unreadable = async (error: ReadError): Promise<Result<never, UploadError>> => {
    if (error.code === "cancelled") return stopped(cancelledFailure);
    await abandon();
    return failed({ kind: "read", error, importId });
  };

  const preview = reader.preview();
  const scope = await reader.check({
    onProgress: ({ bytesRead, bytesTotal, lines }) =>
      report({ step: "checking", importId, done: bytesRead, total: bytesTotal, lines }),
    ...(signal ? { signal } : {}),
  });
  if (!scope.ok) return unreadable(scope.error);

  const opened =
    resume === null ? await start(send, reader, meta.source, scope.value) : await reopen(send, resume);
  if (!opened.ok) return stopped(opened.error);
  const { status, known } = opened.value;
  importId = status.id;
  if (resume !== null) {
    if (status.fingerprint !== preview.fingerprint) return failed({ kind: "other_file", importId });
    if (status.state === "abandoned" || status.state === "superseded")
      return failed({ kind: "closed", importId });
  }

  if (status.state === "receiving") {
    const sent = { chunks: 0, sentCustomers: 0, sentEntries: 0, sentOrders: 0 };
    let inFlight: Promise<Result<unknown, Failure>> = Promise.resolve(ok(null));
    for await (const batch of reader.batches(signal)) {
      if (!batch.ok) {
        await inFlight;
        return unreadable(batch.error);
      }
      const { customers, entries, orders, rejected, progress } = batch.value;
      const index = sent.chunks++;
      sent.sentCustomers += customers.length;
      sent.sentEntries += entries.length;
      sent.sentOrders += orders.length;
      const hash = await hashOf(batch.value);
      const before = await inFlight;
      if (!before.ok) return stopped(before.error);
      inFlight = putChunk(
        send,
        importId,
        index,
        { hash, customers, entries, orders, rejected },
        known.get(index),
      );
      report({
        step: "sending",
        importId,
        done: progress.bytesRead,
        total: progress.bytesTotal,
        lines: progress.lines,
      });
    }
    const last = await inFlight;
    if (!last.ok) return stopped(last.error);
    const { balances: _, sentBalanceCents, warnings: __, ...totals } = reader.totals();
    const check: ImportCheck = { ...sent, sentBalanceCents, totals };
    const checked = await send("POST", `/v1/imports/${importId}/check`, check);
    if (!checked.ok) return stopped(checked.error);
  }

  const done = await awaitDerived({ send, importId, report, wait, now, signal });
  if (!done.ok) return stopped(done.error);
  if (preview.mapping !== null)
    await upload.send("PUT", `/v1/import-mappings/${preview.kind}/${encodeURIComponent(meta.source)}`, {
      mapping: { ...preview.mapping, seen: preview.columns },
    });
  return done;
};

type Opened = { status: ImportStatus; known: ReadonlyMap<number, string> };

const start = async (
  send: Send,
  reader: LedgerReader,
  source: string,
  scope: Pick<NewImport, "siren" | "exerciseStart" | "exerciseEnd">,
): Promise<Result<Opened, Failure>> => {
  const { kind, fileName, bytes, fingerprint } = reader.preview();
  const wanted: NewImport = {
    kind,
    source,
    fileName: fileName.slice(0, 200),
    fileBytes: bytes,
    fingerprint,
    ...scope,
  };
  const status = parsed(await send("POST", "/v1/imports", wanted), ImportStatus);
  return status.ok ? ok({ status: status.value, known: new Map() }) : status;
};

const reopen = async (send: Send, id: string): Promise<Result<Opened, Failure>> => {
  const status = parsed(await send("GET", `/v1/imports/${encodeURIComponent(id)}`), ImportStatus);
  if (!status.ok) return status;
  const list = parsed(await send("GET", `/v1/imports/${encodeURIComponent(id)}/chunks`), ImportChunkList);
  if (!list.ok) return list;
  return ok({
    status: status.value,
    known: new Map(list.value.chunks.map(({ index, hash }) => [index, hash])),
  });
};

/** Sends one piece unless the server has it already; another content under its index is `import_chunk_differs`. */
const putChunk = async (
  send: Send,
  importId: string,
  index: number,
  chunk: ImportChunk,
  known: string | undefined,
): Promise<Result<unknown, Failure>> => {
  if (known === chunk.hash) return ok(null);
  if (known !== undefined) return failed({ code: "import_chunk_differs", requestId: null });
  return send("PUT", `/v1/imports/${importId}/chunks/${index}`, chunk);
};
