// @vitest-environment node
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { CHUNK_RECORDS } from "#shared/contract/imports.ts";
import { oneInvoice } from "./a-ledger.ts";

/** Half of what `npm run import` may use: what piles up ends the process. */
const HEAP = ["--max-semi-space-size=2", "--max-old-space-size=128"];

test("60 MB of ledger pass through in batches, every voucher of it, in constant memory", {
  timeout: 120_000,
}, async () => {
  const script = join(import.meta.dirname, "read-endless-ledger.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [...HEAP, script]);
  const { vouchers, entries, lines, most, peakBytes } = JSON.parse(stdout);
  expect(entries).toBe(vouchers);
  expect(lines).toBe(vouchers * oneInvoice.length);
  expect(most).toBeLessThanOrEqual(CHUNK_RECORDS);
  expect(peakBytes).toBeLessThan(200_000_000);
});
