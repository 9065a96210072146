import { performance } from "node:perf_hooks";
import type { EntryRecord } from "#shared/contract/imports.ts";
import { ENTRY_KINDS, SUBLEDGERS } from "#shared/credit/entry.ts";
import { startBenchWorker } from "./bench-worker.ts";
import { inventedCustomer, inventedEntries, seeded } from "./invented-ledger.ts";
import { beginImport, chunksOf, sendChunk } from "./send-import.ts";

/** Lines brought in each way; 1,000,000 take ten minutes and give the same ratio. */
const LINES = 100_000;
const CUSTOMERS = 5_000;
const FLOOR_ROWS = 5_000;
const LAST_DAY = 20_600;

const dayOf = (text: string) => Date.parse(text) / 86_400_000;

/** Rows as the table takes them. */
const floorRow = (entry: EntryRecord) => [
  Number(entry.key.slice(1)),
  dayOf(entry.date),
  entry.line,
  ENTRY_KINDS.indexOf(entry.kind),
  SUBLEDGERS.indexOf(entry.subledger),
  dayOf(entry.documentDate),
  null,
  entry.reference,
  entry.label,
  entry.amountCents,
  entry.letter,
  entry.settles,
  entry.voucher,
  null,
  null,
];

/**
 * How much longer ledger lines take through the API (signed in, validated, hashed, accounts named, resumable) than rows that
 * lie ready take straight into the same table by `json_each` of 5,000, in the same Worker, each in an empty table. Taken in
 * turns, so that a busy machine slows both. `importLinesPerSecond` counts lines on customer accounts.
 */
export async function measureImportApi(): Promise<{ importRatio: number; importLinesPerSecond: number }> {
  const worker = await startBenchWorker("tests/worker/import-bench-worker.ts");
  try {
    const prepared = JSON.parse(await worker.ask("POST", "/bench/prepare"));
    const bench = { worker, ...prepared };
    const entries = inventedEntries(LINES, {
      firstLine: 2,
      customers: CUSTOMERS,
      lastDay: LAST_DAY,
      random: seeded(7),
    });
    const customers = Array.from({ length: CUSTOMERS }, (_, place) => inventedCustomer(place));
    const chunks = chunksOf({ customers, entries });
    const floors = Array.from({ length: LINES / FLOOR_ROWS }, (_, part) =>
      JSON.stringify(entries.slice(part * FLOOR_ROWS, (part + 1) * FLOOR_ROWS).map(floorRow)),
    );
    const id = await beginImport(bench);
    let [api, floor] = [0, 0];
    const timed = async (work: Promise<unknown>) => {
      const started = performance.now();
      await work;
      return performance.now() - started;
    };
    for (const [part, rows] of floors.entries()) {
      floor += await timed(worker.ask("PUT", "/bench/floor", {}, rows));
      const [from, to] = [part, part + 1].map((each) => Math.round((each * chunks.length) / floors.length));
      for (const [at, chunk] of chunks.slice(from, to).entries())
        api += await timed(sendChunk(bench, id, (from ?? 0) + at, chunk));
    }
    return {
      importRatio: Number((api / floor).toFixed(2)),
      importLinesPerSecond: Math.round((LINES * 1000) / api),
    };
  } finally {
    await worker.dispose();
  }
}
