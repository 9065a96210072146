import { openLedger } from "#extension/import/open-ledger.ts";
import { oneInvoice } from "../extension/import/a-ledger.ts";
import { endlessLedger } from "../extension/import/endless-ledger.ts";

const BYTES = 100_000_000;

/** Lines of a ledger that the reader alone takes in a second: both readings, records made, nothing sent. */
export const measureReader = async (): Promise<{ importLinesPerSecond: number }> => {
  const { source, vouchers } = endlessLedger(BYTES);
  const started = performance.now();
  const opened = await openLedger(source);
  if (!opened.ok) throw new Error(opened.error.code);
  let entries = 0;
  for await (const batch of opened.value.batches()) {
    if (!batch.ok) throw new Error(batch.error.code);
    entries += batch.value.entries.length;
  }
  if (entries !== vouchers) throw new Error(`read ${entries} of ${vouchers} customer lines`);
  const seconds = (performance.now() - started) / 1_000;
  return { importLinesPerSecond: Math.round((vouchers * oneInvoice.length) / seconds) };
};
