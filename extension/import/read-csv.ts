import { failed, ok, type Result } from "#shared/result.ts";
import { type Batch, batcher } from "./batch.ts";
import { cleanText, isSuspicious, ownCopy } from "./clean-text.ts";
import type { CsvField } from "./csv-fields.ts";
import { type Cells, cellsOf, customerKey, customerRecord, entryRecord, orderRecord } from "./csv-records.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import type { DecodeState } from "./decode-text.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { columnNames, type Mapping, resolveMapping } from "./mapping.ts";
import { type ReadError, type RejectCode, readError } from "./read-error.ts";
import type { TotalsCounter } from "./totals-counter.ts";
import type { WarningCounter } from "./warning-counter.ts";

export type CsvReading = {
  source: LedgerSource;
  mapping: Mapping;
  decoding: DecodeState;
  totals: TotalsCounter;
  counter: WarningCounter;
  signal?: AbortSignal | undefined;
};

/** Records of a CSV under its mapping, row by row; a row that cannot be read is rejected with its reason. */
export async function* readCsv({
  source,
  mapping,
  decoding,
  totals,
  counter,
  signal,
}: CsvReading): AsyncGenerator<Result<Batch, ReadError>> {
  const out = batcher();
  const met = new Set<string>();
  let places: Map<CsvField, number> | null = null;
  let width = 0;
  let bytesRead = 0;
  let lines = 0;
  let rejected = 0;
  let taken = 0;
  let debitCents = 0;
  let creditCents = 0;

  const reject = (row: CsvRow, code: RejectCode) => {
    rejected++;
    out.reject({ line: row.line, code, excerpt: cleanText(row.cells.join(" ; "), 200) });
  };

  const meet = (key: string, cells: Cells): RejectCode | null => {
    if (met.has(key)) return mapping.kind === "customers" ? "duplicate_customer" : null;
    const record = customerRecord(key, cells, mapping);
    if (!record.ok) return record.error;
    const own = ownCopy(key);
    met.add(own);
    totals.customer(own, mapping.kind !== "customers" && mapping.kind !== "orders");
    out.customer(record.value);
    return null;
  };

  const take = (row: CsvRow, at: ReadonlyMap<CsvField, number>): RejectCode | null => {
    if (row.cells.slice(width).some((cell) => cell.trim() !== "")) return "bad_columns";
    if (row.cells.some(isSuspicious)) counter.warn("text_cleaned", row.line);
    const cells = cellsOf(row, at);
    const key = customerKey(cells);
    if (!key.ok) return key.error;
    if (mapping.kind === "customers") return meet(key.value, cells);
    if (mapping.kind === "orders") {
      const order = orderRecord(row, key.value, cells, mapping);
      const refused = order.ok ? meet(key.value, cells) : order.error;
      if (!order.ok || refused) return refused;
      debitCents += order.value.amountCents;
      out.order(order.value);
      return null;
    }
    const entry = entryRecord(row, key.value, cells, mapping);
    const refused = entry.ok ? meet(key.value, cells) : entry.error;
    if (!entry.ok || refused) return refused;
    if (entry.value.amountCents > 0) debitCents += entry.value.amountCents;
    else creditCents -= entry.value.amountCents;
    totals.entry(entry.value);
    out.entry(entry.value);
    return null;
  };

  for await (const batch of csvRows(source, mapping.separator, decoding)) {
    if (signal?.aborted) return yield failed(readError("cancelled"));
    if (!batch.ok) return yield batch;
    for (const row of batch.value.rows) {
      if (places === null) {
        const resolved = resolveMapping(mapping, columnNames(row.cells, mapping.header));
        if (!resolved.ok) return yield resolved;
        places = resolved.value;
        width = row.cells.length;
        if (mapping.header) continue;
      }
      lines++;
      const refused = take(row, places);
      if (refused) reject(row, refused);
      else taken++;
    }
    bytesRead += batch.value.bytes;
    totals.set({ lines, rejected, debitCents, creditCents });
    for (const full of out.take())
      yield ok({ ...full, progress: { step: "reading", bytesRead, bytesTotal: source.size, lines } });
  }
  if (lines === 0) return yield failed(readError("header_only"));
  if (taken === 0) return yield failed(readError("nothing_usable", { lines }));
  if (decoding.mixed) counter.warn("mixed_encoding");
  for (const full of [...out.take(), ...out.rest()])
    yield ok({ ...full, progress: { step: "reading", bytesRead, bytesTotal: source.size, lines } });
}
