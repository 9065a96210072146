import { performance } from "node:perf_hooks";
import { startBenchWorker } from "./bench-worker.ts";
import { inventedCustomer, inventedEntries, seeded } from "./invented-ledger.ts";
import { beginImport, chunksOf, finishImport, sendChunk } from "./send-import.ts";

const CUSTOMERS = 2_000;
const LINES_A_CUSTOMER = 40;
const LAST_DAY = 20_600;
/** What one message of the queue has done. */
const SLICES = 25;

type Step = { more: boolean; step: string; done: number };

/**
 * Seconds to assess 100,000 customers of 40 ledger lines and write all their assessments and badge rows, by the slices of the
 * queue's job: the first time after an import, when everything is new. Measured on 2,000 and multiplied by 50 (slices are
 * independent and of one size), which is said on stderr.
 */
export async function measureReassess(): Promise<{ reassess100kSeconds: number }> {
  const worker = await startBenchWorker("tests/worker/import-bench-worker.ts");
  try {
    const prepared = JSON.parse(await worker.ask("POST", "/bench/prepare"));
    const bench = { worker, ...prepared };
    const entries = inventedEntries(CUSTOMERS * LINES_A_CUSTOMER, {
      firstLine: 2,
      customers: CUSTOMERS,
      lastDay: LAST_DAY,
      random: seeded(11),
    });
    const customers = Array.from({ length: CUSTOMERS }, (_, place) => inventedCustomer(place));
    const chunks = chunksOf({ customers, entries });
    const id = await beginImport(bench);
    for (const [index, chunk] of chunks.entries()) await sendChunk(bench, id, index, chunk);
    await finishImport(bench, id, {
      chunks: chunks.length,
      customers: customers.length,
      entries: entries.length,
      balanceCents: entries.reduce((sum, entry) => sum + entry.amountCents, 0),
    });
    const derive = async (slices: number): Promise<Step> =>
      JSON.parse(await worker.ask("POST", `/bench/derive/${bench.organization}/1/${LAST_DAY}/${slices}`));
    let at = await derive(1);
    while (at.step !== "assess") at = await derive(1);
    const started = performance.now();
    while (at.more) at = await derive(SLICES);
    const seconds = (performance.now() - started) / 1000;
    if (at.done !== CUSTOMERS) throw new Error(`${at.done} of ${CUSTOMERS} customers were assessed`);
    console.error(`reassess: ${seconds.toFixed(1)} s for ${CUSTOMERS} customers, extrapolated to 100,000`);
    return { reassess100kSeconds: Math.round((seconds * 100_000) / CUSTOMERS) };
  } finally {
    await worker.dispose();
  }
}
