import { failed, ok, type Result } from "#shared/result.ts";
import type { LedgerReader } from "./open-ledger.ts";
import type { ReadError, ReadWarning } from "./read-error.ts";
import type { LedgerTotals } from "./totals-counter.ts";

export type DryRun = LedgerTotals & { warnings: ReadWarning[]; rejects: { line: number; code: string }[] };

const SHOWN_REJECTS = 20;

/** Reads a whole file and keeps nothing but its totals and the first rejected lines. */
export const dryRun = async (reader: LedgerReader): Promise<Result<DryRun, ReadError>> => {
  const rejects: DryRun["rejects"] = [];
  for await (const batch of reader.batches()) {
    if (!batch.ok) return failed(batch.error);
    for (const { line, code } of batch.value.rejected)
      if (rejects.length < SHOWN_REJECTS) rejects.push({ line, code });
  }
  return ok({ ...reader.totals(), rejects });
};

/** Totals as one line of JSON. Written by hand because a customer may be called `__proto__`. */
export const totalsJson = ({ balances, ...totals }: LedgerTotals): string => {
  const { lines, rejected, customers, invoices, creditNotes, payments, debitCents, creditCents } = totals;
  const head = JSON.stringify({
    lines,
    rejected,
    customers,
    invoices,
    creditNotes,
    payments,
    debitCents,
    creditCents,
  });
  const body = Array.from(balances, ([key, cents]) => `${JSON.stringify(key)}:${cents}`).join(",");
  return `${head.slice(0, -1)},"balances":{${body}}}`;
};
