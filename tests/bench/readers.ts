import { performance } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { type BenchWorker, startBenchWorker } from "./bench-worker.ts";
import { inventedCustomer, inventedEntries, seeded } from "./invented-ledger.ts";
import { beginImport, chunksOf, finishImport, sendChunk } from "./send-import.ts";

const LINES = 100_000;
const CUSTOMERS = 5_000;
const BETWEEN_READS_MS = 5;

type Reading = { worker: BenchWorker; headers: Record<string, string>; organization: number };

/** How long each of the reads took that were made, one after the other, while the work ran; in milliseconds. */
async function readWhile({ worker, headers }: Reading, isRunning: () => boolean): Promise<number[]> {
  const took: number[] = [];
  while (isRunning()) {
    const started = performance.now();
    await worker.ask("GET", "/v1/me", headers);
    took.push(performance.now() - started);
    await pause(BETWEEN_READS_MS);
  }
  return took.sort((a, b) => a - b);
}

async function untilCommitted({ worker, headers }: Reading, id: string): Promise<void> {
  for (;;) {
    const { state } = JSON.parse(await worker.ask("GET", `/v1/imports/${id}`, headers));
    if (state === "committed") return;
    if (state !== "deriving") throw new Error(`the import ended ${state}`);
    await pause(200);
  }
}

/**
 * Milliseconds that a light read (`GET /v1/me`) waits at most while the queue derives an import of 100,000 lines on 5,000
 * customers, in one workerd that does everything (deployed, the database has a thread of its own), and the 95th percentile.
 */
export async function measureReaders(): Promise<{
  readWhileDerivingMsP95: number;
  readWhileDerivingMsMax: number;
}> {
  const worker = await startBenchWorker("tests/worker/import-bench-worker.ts", { queue: true });
  try {
    const bench = { worker, ...JSON.parse(await worker.ask("POST", "/bench/prepare")) };
    const entries = inventedEntries(LINES, {
      firstLine: 2,
      customers: CUSTOMERS,
      lastDay: Math.floor(Date.now() / 86_400_000) - 1,
      random: seeded(5),
    });
    const customers = Array.from({ length: CUSTOMERS }, (_, place) => inventedCustomer(place));
    const chunks = chunksOf({ customers, entries });
    const id = await beginImport(bench);
    for (const [index, chunk] of chunks.entries()) await sendChunk(bench, id, index, chunk);
    let running = true;
    const reading = readWhile(bench, () => running);
    const started = performance.now();
    await finishImport(bench, id, {
      chunks: chunks.length,
      customers: customers.length,
      entries: entries.length,
      balanceCents: entries.reduce((sum, entry) => sum + entry.amountCents, 0),
    });
    await untilCommitted(bench, id).finally(() => {
      running = false;
    });
    const took = await reading;
    const seconds = (performance.now() - started) / 1000;
    console.error(
      `readers: ${took.length} reads while ${LINES} lines were derived in ${seconds.toFixed(1)} s`,
    );
    const at = (share: number) => Math.round(took[Math.floor(took.length * share)] ?? Number.NaN);
    return {
      readWhileDerivingMsP95: at(0.95),
      readWhileDerivingMsMax: Math.round(took.at(-1) ?? Number.NaN),
    };
  } finally {
    await worker.dispose();
  }
}
