// @vitest-environment node
import { expect, test } from "vitest";
import { openLedger } from "#extension/import/open-ledger.ts";
import { CHUNK_RECORDS } from "#shared/contract/imports.ts";
import { oneInvoice } from "./a-ledger.ts";
import { endlessLedger } from "./endless-ledger.ts";

test("60 MB of ledger pass through in batches, every voucher of it, in constant memory", {
  timeout: 120_000,
}, async () => {
  const { source, vouchers } = endlessLedger(60_000_000);
  const before = process.memoryUsage().rss;
  const opened = await openLedger(source);
  const reader = opened.ok ? opened.value : null;
  let most = 0;
  let entries = 0;
  for await (const batch of reader?.batches() ?? []) {
    const size = batch.ok ? batch.value.entries.length + batch.value.customers.length : Number.NaN;
    entries += batch.ok ? batch.value.entries.length : Number.NaN;
    most = Math.max(most, size);
  }
  expect(entries).toBe(vouchers);
  expect(reader?.totals().lines).toBe(vouchers * oneInvoice.length);
  expect(most).toBeLessThanOrEqual(CHUNK_RECORDS);
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
});
