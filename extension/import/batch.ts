import {
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

/**
 * Fills batches of at most `CHUNK_RECORDS` records. Where one ends depends on the records alone, never on how the file
 * came in pieces, so that reading the same file again gives the same batches and an import can be resumed.
 */
export const batcher = (size = CHUNK_RECORDS) => {
  let current = empty();
  let count = 0;
  const full: ReturnType<typeof empty>[] = [];
  const added = () => {
    count++;
    if (count < size) return;
    full.push(current);
    current = empty();
    count = 0;
  };
  return {
    customer: (record: CustomerRecord) => {
      current.customers.push(record);
      added();
    },
    entry: (record: EntryRecord) => {
      current.entries.push(record);
      added();
    },
    order: (record: OrderRecord) => {
      current.orders.push(record);
      added();
    },
    reject: (line: RejectedLine) => {
      current.rejected.push(line);
      added();
    },
    /** The batches that are full, taken out. */
    take: () => full.splice(0),
    /** What is left at the end of the file. */
    rest: () => (count > 0 ? [current] : []),
  };
};
