import { type AccountRole, type VoucherParts, withLine } from "./fec-accounts.ts";
import type { FecLine } from "./fec-line.ts";
import { addToSale, mergeSales, noSale, type SaleSums } from "./voucher-vat.ts";

/**
 * Most ledgers keep the lines of a voucher together, so a voucher is read as a *run* of lines. A run that balances by
 * itself is complete, whatever else the file holds, and nothing is remembered of it. Vouchers whose lines lie apart
 * (files sorted by account) are remembered on the first reading, with what they debit and credit: memory grows with
 * those alone, up to `MAX_SCATTERED`.
 */
export type ScatteredVoucher = {
  balanceCents: number;
  parts: VoucherParts;
  sale: SaleSums;
  line: number;
  /** The one customer it touches; null for none yet, false for several. */
  onlyKey: string | null | false;
  places: number;
};

export const MAX_SCATTERED = 1_000_000;
/** Lines of one run beyond which it is not held whole in memory but remembered like a scattered one. */
export const MAX_RUN_LINES = 5_000;

/** Journal and number; where a package leaves the number out, the day and the document stand for it. */
export const voucherKey = (line: FecLine): string =>
  line.voucher === ""
    ? `${line.journalCode}/${line.date}/${line.reference}`
    : `${line.journalCode}/${line.voucher}`;

export type Run = {
  key: string;
  date: string;
  line: number;
  lines: number;
  balanceCents: number;
  parts: VoucherParts;
  sale: SaleSums;
  onlyKey: string | null | false;
};

export const startRun = (key: string, date: string, line: number): Run => ({
  key,
  date,
  line,
  lines: 0,
  balanceCents: 0,
  parts: 0,
  sale: noSale(),
  onlyKey: null,
});

/** A voucher goes on until its number changes; a day's worth that balances is complete (numbers are reused daily). */
export const continues = (run: Run, key: string, date: string): boolean =>
  run.key === key && (run.date === date || run.balanceCents !== 0);

export const mergeKey = (a: string | null | false, b: string | null | false): string | null | false =>
  a === null || a === b ? b : b === null ? a : false;

export const addToRun = (
  run: Run,
  role: AccountRole,
  amountCents: number,
  customerKey: string | null,
): void => {
  run.lines++;
  run.balanceCents += amountCents;
  run.parts = withLine(run.parts, role, amountCents);
  addToSale(run.sale, role.sale, role.account, amountCents);
  run.onlyKey = mergeKey(run.onlyKey, customerKey);
};

/** Remembers a run that cannot be read by itself. false: there are too many of them. */
export const rememberRun = (scattered: Map<string, ScatteredVoucher>, run: Run): boolean => {
  if (run.lines === 0) return true;
  const known = scattered.get(run.key);
  if (!known && run.balanceCents === 0 && run.lines <= MAX_RUN_LINES) return true;
  scattered.set(run.key, {
    balanceCents: (known?.balanceCents ?? 0) + run.balanceCents,
    parts: (known?.parts ?? 0) | run.parts,
    sale: known ? mergeSales(known.sale, run.sale) : run.sale,
    line: known?.line ?? run.line,
    onlyKey: mergeKey(known?.onlyKey ?? null, run.onlyKey),
    places: 0,
  });
  return scattered.size <= MAX_SCATTERED;
};
