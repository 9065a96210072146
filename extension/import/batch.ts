import {
  CHUNK_BYTES,
  CHUNK_RECORDS,
  type CustomerRecord,
  type EntryRecord,
  type OrderRecord,
  type RejectedLine,
} from "#shared/contract/imports.ts";

/** `checking` is the first reading of a ledger, `reading` gives records. Lines are those of the current reading. */
export type ReadProgress = {
  step: "checking" | "reading";
  bytesRead: number;
  bytesTotal: number;
  lines: number;
};

export type Batch = {
  customers: CustomerRecord[];
  entries: EntryRecord[];
  orders: OrderRecord[];
  rejected: RejectedLine[];
  progress: ReadProgress;
};

const empty = () => ({
  customers: [] as CustomerRecord[],
  entries: [] as EntryRecord[],
  orders: [] as OrderRecord[],
  rejected: [] as RejectedLine[],
});

// What a record takes as JSON at most: its names, figures and dates, then its texts, each UTF-16 unit three bytes.
const RECORD_BYTES = 330;
const CHAR_BYTES = 3;
const LARGEST_RECORD_BYTES = 60_000;

/**
 * Fills batches of at most `CHUNK_RECORDS` records and `CHUNK_BYTES` bytes. Where one ends depends on the records alone, never on how the file
 * came in pieces, so that reading the same file again gives the same batches and an import can be resumed.
 */
export const batcher = (size = CHUNK_RECORDS) => {
  let current = empty();
  let count = 0;
  let bytes = 0;
  const full: ReturnType<typeof empty>[] = [];
  const added = (texts: number) => {
    count++;
    bytes += RECORD_BYTES + texts * CHAR_BYTES;
    if (count < size && bytes < CHUNK_BYTES - LARGEST_RECORD_BYTES) return;
    bytes = 0;
    full.push(current);
    current = empty();
    count = 0;
  };
  return {
    customer: (record: CustomerRecord) => {
      current.customers.push(record);
      added(JSON.stringify(record).length);
    },
    entry: (record: EntryRecord) => {
      current.entries.push(record);
      added(
        record.key.length +
          record.reference.length +
          record.label.length +
          record.voucher.length +
          (record.letter?.length ?? 0) +
          (record.settles?.length ?? 0),
      );
    },
    order: (record: OrderRecord) => {
      current.orders.push(record);
      added(record.key.length + record.number.length);
    },
    reject: (line: RejectedLine) => {
      current.rejected.push(line);
      added(line.excerpt.length);
    },
    /** The batches that are full, taken out. */
    take: () => full.splice(0),
    /** What is left at the end of the file. */
    rest: () => (count > 0 ? [current] : []),
  };
};
