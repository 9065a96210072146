import type { EntryRecord } from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";
import { type Batch, batcher } from "./batch.ts";
import { type CheckedFec, keyIfCustomer } from "./check-fec.ts";
import { classifyLine } from "./classify-line.ts";
import type { DecodeState } from "./decode-text.ts";
import { accountReader, credits, debits, type VoucherParts } from "./fec-accounts.ts";
import { fecEntry } from "./fec-entry.ts";
import type { FecHeader } from "./fec-header.ts";
import type { FecLine } from "./fec-line.ts";
import { isOpening, isOpeningJournal, mayOpen } from "./fec-opening.ts";
import { type FecRecord, fecRecords } from "./fec-records.ts";
import type { LedgerSource } from "./ledger-source.ts";
import { type ReadError, readError } from "./read-error.ts";
import { returnedPayments, saysReturned } from "./returned-payments.ts";
import type { TotalsCounter } from "./totals-counter.ts";
import { addToRun, continues, type Run, startRun, voucherKey } from "./voucher-runs.ts";
import { vatRateOf } from "./voucher-vat.ts";
import type { WarningCounter } from "./warning-counter.ts";

export type FecReading = {
  source: LedgerSource;
  header: FecHeader;
  decoding: DecodeState;
  checked: CheckedFec;
  /** ISO date. */
  exerciseEnd: string;
  totals: TotalsCounter;
  counter: WarningCounter;
  signal?: AbortSignal | undefined;
};

type Held = { entry: EntryRecord; opening: boolean };

/** A 467 line belongs to a customer when its voucher takes one customer's 411 over, and is no sale. */
const factored = (parts: VoucherParts) =>
  !credits(parts, "sales") &&
  !debits(parts, "sales") &&
  ((debits(parts, "factor") && credits(parts, "receivable")) ||
    (credits(parts, "factor") && debits(parts, "receivable")));

/**
 * Second reading of a ledger that `checkFec` found sound: the lines on customer accounts, each with the kind its voucher
 * gives it. Only these leave the browser. Of the other lines of a voucher (sales, VAT, bank, suppliers, wages) nothing
 * does but what they say about the customer line, and the sum of sales by month: less is sent than the vouchers that touch a customer.
 */
export async function* readFec({
  source,
  header,
  decoding,
  checked,
  exerciseEnd,
  totals,
  counter,
  signal,
}: FecReading): AsyncGenerator<Result<Batch, ReadError>> {
  for (const voucher of checked.scattered.values()) voucher.places = 0;
  const roles = accountReader();
  const out = batcher();
  const returned = returnedPayments(checked.suspects);
  const openingJournals = new Map<string, boolean>();
  const openings = { lines: 0, keys: new Set<string>(), references: new Set<string>() };
  let bytesRead = 0;
  let lines = 0;
  let run: Run = startRun("", "", 0);
  let held: Held[] = [];
  let place = 0;

  const opens = (line: FecLine) => {
    const journal = `${line.journalCode}|${line.journalName}`;
    let known = openingJournals.get(journal);
    if (known === undefined) {
      known = isOpeningJournal(line.journalCode, line.journalName);
      openingJournals.set(journal, known);
    }
    return known || (mayOpen(line.label) && isOpening("", "", line.label));
  };

  const emit = (entry: EntryRecord) => {
    totals.entry(entry);
    out.entry(entry);
  };

  const settle = (
    { entry, opening }: Held,
    { parts, onlyKey, sale }: Pick<Run, "parts" | "onlyKey" | "sale">,
  ) => {
    if (entry.subledger === "factor") {
      if (!factored(parts) || !onlyKey) return;
      return emit({ ...entry, key: onlyKey, kind: "factored" });
    }
    if (opening) {
      openings.lines++;
      openings.keys.add(entry.key);
      if (openings.references.size < 2) openings.references.add(entry.reference);
    }
    const kind = classifyLine(entry.subledger, entry.amountCents, parts, opening);
    if (kind === "returned_or_refund" || kind === "returned_or_other") {
      const otherwise = kind === "returned_or_refund" ? "refund" : "other";
      if (saysReturned(entry.label)) return void returned.hold(entry, otherwise);
      return emit({ ...entry, kind: otherwise });
    }
    const vat = onlyKey && (kind === "invoice" || kind === "credit_note") ? vatRateOf(sale) : null;
    const known = { ...entry, kind, ...(vat !== null && { vatBasisPoints: vat }) };
    if (kind === "payment" || kind === "bill_paid" || kind === "bill_accepted") returned.pay(known);
    emit(known);
  };

  const close = () => {
    for (const each of held) settle(each, run);
    held = [];
  };

  const take = (record: FecRecord) => {
    lines++;
    const line = record.result;
    if ("reject" in line) return;
    const voucher = voucherKey(line);
    const scattered = checked.scattered.get(voucher);
    if (!continues(run, voucher, line.date)) {
      close();
      if (run.key !== voucher) place = 0;
      run = startRun(voucher, line.date, record.line);
    }
    const role = roles(line.account);
    if (role.part === "sales" && line.account.startsWith("70"))
      totals.sale(line.date.slice(0, 7), line.creditCents - line.debitCents);
    const key = keyIfCustomer(line, role);
    addToRun(run, role, line.debitCents - line.creditCents, key);
    place++;
    if (scattered) scattered.places++;
    const subledger = role.subledger ?? (role.part === "factor" ? ("factor" as const) : null);
    if (subledger === null) return;
    const entry = fecEntry(line, header.columns, {
      line: record.line,
      key: key ?? "",
      subledger,
      voucher,
      place: scattered ? scattered.places : place,
      exerciseEnd,
    });
    const one = { entry, opening: opens(line) };
    if (scattered) settle(one, scattered);
    else held.push(one);
  };

  for (const { key, name, otherNames } of checked.customers.values()) {
    totals.customer(key);
    out.customer({ key, name: name === "" ? key : name, ...(otherNames.length > 0 ? { otherNames } : {}) });
  }
  for (const rejected of checked.rejected) out.reject(rejected);
  const batchOf = (records: ReturnType<typeof out.take>[number]): Result<Batch, ReadError> =>
    ok({ ...records, progress: { step: "reading", bytesRead, bytesTotal: source.size, lines } });

  for await (const { records, bytes } of fecRecords(source, header, decoding)) {
    if (signal?.aborted) return yield failed(readError("cancelled"));
    for (const record of records) take(record);
    bytesRead += bytes;
    for (const full of out.take()) yield batchOf(full);
  }
  close();
  for (const entry of returned.decide()) emit(entry);
  if (openings.lines > 0 && openings.lines === openings.keys.size && openings.references.size === 1)
    counter.warn("opening_lump_sum", null, openings.lines);
  for (const full of [...out.take(), ...out.rest()]) yield batchOf(full);
}
