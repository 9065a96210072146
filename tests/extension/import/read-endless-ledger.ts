import { openLedger } from "#extension/import/open-ledger.ts";
import { endlessLedger } from "./endless-ledger.ts";

/** Run on its own: reads 60 MB of ledger as an import does and tells on stdout what came through and the most memory it took. */

const { source, vouchers } = endlessLedger(60_000_000);
const opened = await openLedger(source);
if (!opened.ok) throw new Error(opened.error.code);
let most = 0;
let entries = 0;
for await (const batch of opened.value.batches()) {
  if (!batch.ok) throw new Error(batch.error.code);
  entries += batch.value.entries.length;
  most = Math.max(most, batch.value.entries.length + batch.value.customers.length);
}
const { lines } = opened.value.totals();
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ vouchers, entries, lines, most, peakBytes }));
