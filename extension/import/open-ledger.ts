import type { ImportKind } from "#shared/contract/imports.ts";
import { parseSiren } from "#shared/credit/identity.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import type { Batch, ReadProgress } from "./batch.ts";
import { type CheckedFec, checkFec } from "./check-fec.ts";
import { cleanText } from "./clean-text.ts";
import { type DecodeState, detectEncoding, type Encoding } from "./decode-text.ts";
import { exerciseOf, readFecFileName } from "./fec-file-name.ts";
import { type FecHeader, readFecHeader } from "./fec-header.ts";
import { refuseByMagic } from "./file-magic.ts";
import { fingerprint, type LedgerSource, readHead } from "./ledger-source.ts";
import { columnNames, type Mapping, resolveMapping } from "./mapping.ts";
import { readCsv } from "./read-csv.ts";
import { type ReadError, type ReadWarning, readError } from "./read-error.ts";
import { readFec } from "./read-fec.ts";
import { headText, sampleCsv } from "./sample-csv.ts";
import { type LedgerTotals, totalsCounter } from "./totals-counter.ts";
import { warningCounter } from "./warning-counter.ts";

export type OpenOptions = {
  /** What the file is said to be; found out when left away. */
  kind?: ImportKind | undefined;
  /** How to read a CSV; guessed when left away. */
  mapping?: Mapping | undefined;
  /** The organization's own SIREN: a ledger of another company is refused before anything is read. */
  expectedSiren?: string | null | undefined;
};

export type LedgerPreview = {
  fileName: string;
  bytes: number;
  kind: ImportKind;
  encoding: Encoding;
  separator: string;
  /** Names of the columns, and the first rows under them (at most 20), cleaned for showing. */
  columns: string[];
  rows: string[][];
  /** null for a FEC: its columns are fixed by law. */
  mapping: Mapping | null;
  /** From the name of a FEC. */
  siren: string | null;
  closingDate: string | null;
  fingerprint: string;
};

/** What is known of a file once it was checked: for a FEC the exercise it is a snapshot of. */
export type LedgerScope = { siren: string | null; exerciseStart: string | null; exerciseEnd: string | null };

export type LedgerReader = {
  preview: () => LedgerPreview;
  /**
   * Reads a ledger once through: all vouchers balance, or the first that does not is named. CSVs are checked row by row
   * later. `batches` does it too when it was not done; a second call answers at once.
   */
  check: (hooks?: {
    onProgress?: (progress: ReadProgress) => void;
    signal?: AbortSignal;
  }) => Promise<Result<LedgerScope, ReadError>>;
  /** The records, each at most `CHUNK_RECORDS` a batch, the same batches for the same file. A failure is the last item. */
  batches: (signal?: AbortSignal) => AsyncIterable<Result<Batch, ReadError>>;
  /** Control totals, balances by customer and warnings; whole once `batches` has ended. */
  totals: () => LedgerTotals & { warnings: ReadWarning[] };
};

const shown = (rows: readonly string[][]) =>
  rows.slice(0, 20).map((cells) => cells.map((cell) => cleanText(cell, 200)));

/**
 * Opens a ledger or CSV: looks at the first megabyte alone and says what it is, or why it is nothing we read. Works in a
 * page and in Node, in constant memory, for files of any size.
 */
export const openLedger = async (
  source: LedgerSource,
  options: OpenOptions = {},
): Promise<Result<LedgerReader, ReadError>> => {
  let head: Uint8Array;
  try {
    head = await readHead(source);
  } catch {
    return failed(readError("unreadable"));
  }
  const { encoding } = detectEncoding(head);
  const refused = refuseByMagic(head, encoding);
  if (refused) return failed(refused);
  const text = headText(head, encoding, head.length < source.size);
  const firstLine = text.split(/\r|\n/, 200).find((line) => line.trim() !== "");
  if (firstLine === undefined) return failed(readError("empty_file"));
  const common = { fileName: source.name, bytes: source.size, encoding };
  const header = options.kind === undefined || options.kind === "fec" ? readFecHeader(firstLine) : null;
  if (header)
    return openFec(
      source,
      header,
      { ...common, fingerprint: await fingerprint(head, source.size) },
      text,
      options,
    );
  if (options.kind === "fec") return failed(readError("not_a_ledger"));
  const sample = sampleCsv(text, source.name, options.kind, options.mapping);
  if (!sample.ok) return sample;
  return openCsv(
    source,
    { ...common, fingerprint: await fingerprint(head, source.size) },
    sample.value.rows,
    sample.value.mapping,
  );
};

type Common = Pick<LedgerPreview, "fileName" | "bytes" | "encoding" | "fingerprint">;

const guarded = async function* (
  batches: AsyncIterable<Result<Batch, ReadError>>,
): AsyncGenerator<Result<Batch, ReadError>> {
  try {
    yield* batches;
  } catch {
    yield failed(readError("unreadable"));
  }
};

const openFec = (
  source: LedgerSource,
  header: FecHeader,
  common: Common,
  text: string,
  options: OpenOptions,
): Result<LedgerReader, ReadError> => {
  const { siren, closingDate } = readFecFileName(source.name);
  if (options.expectedSiren && siren && siren !== options.expectedSiren)
    return failed(readError("wrong_company", { siren, expected: options.expectedSiren }));
  let counter = warningCounter();
  let totals = totalsCounter();
  let checked: CheckedFec | null = null;
  const decoding = (): DecodeState => ({ encoding: common.encoding, mixed: false });
  const lines = text.split(/\r*\n|\r/).filter((line) => line.trim() !== "");
  const scope = ({ firstDate, lastDate }: CheckedFec) => exerciseOf(closingDate, firstDate, lastDate);

  const check: LedgerReader["check"] = async ({ onProgress, signal } = {}) => {
    if (!checked) {
      let result: Awaited<ReturnType<typeof checkFec>>;
      try {
        result = await checkFec(source, header, decoding(), onProgress ?? (() => undefined), signal);
      } catch {
        return failed(readError("unreadable"));
      }
      if (!result.ok) return result;
      checked = result.value;
    }
    const { start, end } = scope(checked);
    return ok({ siren, exerciseStart: start, exerciseEnd: end });
  };

  return ok({
    preview: () => ({
      ...common,
      kind: "fec",
      separator: header.separator,
      columns: header.names,
      rows: shown(lines.slice(header.headless ? 0 : 1, 21).map((line) => line.split(header.separator))),
      mapping: null,
      siren,
      closingDate,
    }),
    check,
    batches: async function* (signal) {
      const sound = await check(signal ? { signal } : {});
      if (!sound.ok) return yield sound;
      if (!checked) return;
      counter = warningCounter();
      totals = totalsCounter();
      if (siren === null) counter.warn("siren_missing");
      else if (!parseSiren(siren).ok) counter.warn("siren_checksum");
      if (closingDate === null) counter.warn("closing_date_missing");
      else if (scope(checked).outside) counter.warn("dates_outside_exercise");
      for (const { code, line, count } of checked.warnings) counter.warn(code, line, count);
      const { lines: read, rejectedLines, debitCents, creditCents } = checked;
      totals.set({ lines: read, rejected: rejectedLines, debitCents, creditCents });
      const exerciseEnd = scope(checked).end;
      yield* guarded(
        readFec({ source, header, decoding: decoding(), checked, exerciseEnd, totals, counter, signal }),
      );
    },
    totals: () => ({ ...totals.totals(), warnings: counter.warnings() }),
  });
};

const openCsv = (
  source: LedgerSource,
  common: Common,
  rows: string[][],
  mapping: Mapping,
): Result<LedgerReader, ReadError> => {
  const columns = columnNames(rows[0] ?? [], mapping.header);
  let counter = warningCounter();
  let totals = totalsCounter();
  return ok({
    preview: () => ({
      ...common,
      kind: mapping.kind,
      separator: mapping.separator,
      columns,
      rows: shown(mapping.header ? rows.slice(1) : rows),
      mapping,
      siren: null,
      closingDate: null,
    }),
    check: async () => {
      const resolved = resolveMapping(mapping, columns);
      return resolved.ok ? ok({ siren: null, exerciseStart: null, exerciseEnd: null }) : resolved;
    },
    batches: (signal) => {
      counter = warningCounter();
      totals = totalsCounter();
      const decoding = { encoding: common.encoding, mixed: false };
      return guarded(readCsv({ source, mapping, decoding, totals, counter, signal }));
    },
    totals: () => ({ ...totals.totals(), warnings: counter.warnings() }),
  });
};
