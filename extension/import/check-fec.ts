import type { RejectedLine } from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import type { ReadProgress } from "./batch.ts";
import { cleanText, isSuspicious } from "./clean-text.ts";
import type { DecodeState } from "./decode-text.ts";
import { type AccountRole, accountReader } from "./fec-accounts.ts";
import { customerCollector, customerKeyOf, keyTooLong, type LedgerCustomer } from "./fec-customer.ts";
import type { FecHeader } from "./fec-header.ts";
import type { FecLine } from "./fec-line.ts";
import { type FecRecord, fecRecords } from "./fec-records.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { type ReadError, type ReadWarning, type RejectCode, readError } from "./read-error.ts";
import { saysReturned, suspect } from "./returned-payments.ts";
import { MAX_LINE_CHARS } from "./split-lines.ts";
import {
  addToRun,
  continues,
  type Run,
  rememberRun,
  type ScatteredVoucher,
  startRun,
  voucherKey,
} from "./voucher-runs.ts";
import { warningCounter } from "./warning-counter.ts";

/** What the first reading of a ledger finds; needed by the second. */
export type CheckedFec = {
  lines: number;
  debitCents: number;
  creditCents: number;
  customers: ReadonlyMap<string, LedgerCustomer>;
  scattered: Map<string, ScatteredVoucher>;
  suspects: ReadonlySet<string>;
  /** The first of the lines that were not taken; `rejectedLines` counts them all. */
  rejected: RejectedLine[];
  rejectedLines: number;
  firstDate: string;
  lastDate: string;
  warnings: ReadWarning[];
};

const MAX_REJECTED = 10_000;

/** Customer of a line on a customer account; null elsewhere. */
export const keyIfCustomer = (line: FecLine, role: AccountRole): string | null =>
  role.subledger === null ? null : customerKeyOf(line);

const unbalanced = (scattered: ReadonlyMap<string, ScatteredVoucher>): ReadError | null => {
  for (const [key, voucher] of scattered)
    if (voucher.balanceCents !== 0)
      return readError(
        "voucher_unbalanced",
        { voucher: cleanText(key, 100), differenceCents: voucher.balanceCents },
        voucher.line,
      );
  return null;
};

/**
 * First reading of a ledger (FEC): every line, debits against credits of every voucher and in total, the customers, and
 * what the second reading must know beforehand. Nothing of the file is accepted unless all vouchers balance.
 */
export const checkFec = async (
  source: LedgerSource,
  header: FecHeader,
  decoding: DecodeState,
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<Result<CheckedFec, ReadError>> => {
  const roles = accountReader();
  const collector = customerCollector();
  const counter = warningCounter();
  const scattered = new Map<string, ScatteredVoucher>();
  const suspects = new Set<string>();
  const rejected: RejectedLine[] = [];
  let lines = 0;
  let debitCents = 0;
  let creditCents = 0;
  let firstDate = "";
  let lastDate = "";
  let bytesRead = 0;
  let shortLines = 0;
  let last: FecRecord | null = null;
  let run: Run = startRun("", "", 0);
  let roomLeft = true;

  let rejectedLines = 0;
  const blank = (line: FecLine, column: number) => column >= 0 && (line.cells[column] ?? "").trim() === "";
  const reject = (record: FecRecord, code: RejectCode) => {
    rejectedLines++;
    if (rejected.length < MAX_REJECTED)
      rejected.push({ line: record.line, code, excerpt: cleanText(record.text.slice(0, 400), 200) });
  };

  const take = (record: FecRecord) => {
    last = record;
    lines++;
    const line = record.result;
    if ("reject" in line) return reject(record, line.reject);
    const role = roles(line.account);
    const key = keyIfCustomer(line, role);
    if (key !== null && keyTooLong(line)) return reject(record, "text_too_long");
    if (record.joined) counter.warn("joined_lines", record.line);
    if (line.unusualAmount) counter.warn("amount_format", record.line);
    if (line.debitCents !== 0 && line.creditCents !== 0) counter.warn("both_sides", record.line);
    if (line.cells.length < header.columns.count) shortLines++;
    if (blank(line, header.columns.validDate)) counter.warn("validation_date_missing", record.line);
    debitCents += line.debitCents;
    creditCents += line.creditCents;
    if (firstDate === "" || line.date < firstDate) firstDate = line.date;
    if (line.date > lastDate) lastDate = line.date;
    const amountCents = line.debitCents - line.creditCents;
    if (key !== null) {
      if (blank(line, header.columns.documentDate)) counter.warn("document_date_missing", record.line);
      if (isSuspicious(record.text.replaceAll("\t", " "))) counter.warn("text_cleaned", record.line);
      collector.meet(key, line);
      if (amountCents > 0 && saysReturned(line.label)) suspects.add(suspect(key, amountCents));
    }
    const voucher = voucherKey(line);
    if (!continues(run, voucher, line.date)) {
      roomLeft &&= rememberRun(scattered, run);
      run = startRun(voucher, line.date, record.line);
    }
    addToRun(run, role, amountCents, key);
  };

  for await (const { records, bytes } of fecRecords(source, header, decoding)) {
    if (signal?.aborted) return failed(readError("cancelled"));
    for (const record of records) take(record);
    const endless = records.find(({ text }) => text.length > MAX_LINE_CHARS);
    if (endless) return failed(readError("line_too_long", {}, endless.line));
    if (!roomLeft) return failed(readError("vouchers_scattered", { vouchers: scattered.size }));
    bytesRead += bytes;
    onProgress({ step: "checking", bytesRead, bytesTotal: source.size, lines });
  }
  if (!rememberRun(scattered, run))
    return failed(readError("vouchers_scattered", { vouchers: scattered.size }));
  if (lines === 0) return failed(readError("header_only"));
  const cut = cutAt(last, header, shortLines);
  if (cut !== null) return failed(readError("cut_in_the_middle", { lines }, cut));
  const difference = unbalanced(scattered);
  const first = rejected[0];
  if (first && (difference || lines === rejectedLines))
    return failed(readError("line_unreadable", { reason: first.code, excerpt: first.excerpt }, first.line));
  if (difference) return failed(difference);
  if (decoding.mixed) counter.warn("mixed_encoding");
  if (header.headless) counter.warn("header_missing", 1);
  const manyNames = Array.from(collector.customers.values()).filter(
    (each) => each.otherNames.length > 0,
  ).length;
  if (manyNames > 0) counter.warn("names_differ", null, manyNames);
  return ok({
    lines,
    debitCents,
    creditCents,
    customers: collector.customers,
    scattered,
    suspects,
    rejected,
    rejectedLines,
    firstDate,
    lastDate,
    warnings: counter.warnings(),
  });
};

/** Line on which the file breaks off: its last record has fewer cells than every other one. */
const cutAt = (last: FecRecord | null, header: FecHeader, shortLines: number): number | null => {
  if (last === null) return null;
  if ("reject" in last.result) return last.result.reject === "bad_columns" ? last.line : null;
  return last.result.cells.length < header.columns.count && shortLines === 1 ? last.line : null;
};
