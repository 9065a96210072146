// @vitest-environment node
import { describe, expect, test } from "vitest";
import type { LedgerReader } from "#extension/import/open-ledger.ts";
import { openLedger } from "#extension/import/open-ledger.ts";
import type { Send } from "#extension/import/retry-send.ts";
import { uploadImport } from "#extension/import/upload-import.ts";
import type { UploadProgress } from "#extension/import/upload-progress.ts";
import { fecText, oneInvoice, sourceOf } from "./a-ledger.ts";
import { anImportServer } from "./an-import-server.ts";

const readerOf = async (text: string, name?: string): Promise<LedgerReader> => {
  const opened = await openLedger(sourceOf(text, name));
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
};
const ledger = (vouchers: number) =>
  fecText(
    Array.from({ length: vouchers }, (_, index) =>
      oneInvoice.map((line) => ({
        ...line,
        voucher: String(index),
        customer: line.customer ? `C${index % 50}` : "",
      })),
    ).flat(),
  );

/** Time that moves only when somebody waits. */
const clock = () => {
  let time = 0;
  return {
    now: () => time,
    wait: async (ms: number) => {
      time += ms;
    },
  };
};
const upload = async (
  send: Send,
  text = ledger(5_200),
  more: Partial<Parameters<typeof uploadImport>[0]> = {},
) => uploadImport({ send, reader: await readerOf(text), meta: { source: "FEC" }, ...clock(), ...more });

describe("a whole import", { timeout: 60_000 }, () => {
  test("sends all pieces, has them checked, commits, and waits for the last badge", async () => {
    const server = anImportServer();
    const result = await upload(server.send);
    expect(result).toMatchObject({ ok: true, value: { state: "committed", siren: "732829320" } });
    expect(server.calls.map((call) => call.replace(/[0-9a-f-]{36}/, "ID"))).toEqual([
      "POST /v1/imports",
      "PUT /v1/imports/ID/chunks/0",
      "PUT /v1/imports/ID/chunks/1",
      "POST /v1/imports/ID/check",
      "POST /v1/imports/ID/commit",
      "GET /v1/imports/ID",
      "GET /v1/imports/ID",
    ]);
    expect(server.stored()?.status).toMatchObject({
      exerciseStart: "2026-01-01",
      exerciseEnd: "2026-12-31",
      totals: { lines: 15_600, invoices: 5_200, customers: 50 },
    });
  });

  test("nothing but customer lines leaves", async () => {
    const server = anImportServer();
    await upload(server.send, ledger(3));
    const sent = JSON.stringify([...(server.stored()?.chunks.values() ?? [])]);
    expect(sent).toContain("C0");
    expect(sent).not.toContain("707000");
  });

  test("progress goes up through checking, sending and computing", async () => {
    const seen: UploadProgress[] = [];
    await upload(anImportServer().send, undefined, { onProgress: (progress) => seen.push(progress) });
    expect([...new Set(seen.map(({ step }) => step))]).toEqual(["checking", "sending", "computing"]);
    expect(seen.map(({ fraction }) => fraction)).toEqual(
      seen.map(({ fraction }) => fraction).toSorted((a, b) => a - b),
    );
    expect(seen.at(-1)).toMatchObject({ fraction: 1, done: 4, total: 4 });
  });

  test("the mapping of a CSV is remembered under its source", async () => {
    const server = anImportServer();
    const reader = await readerOf("Code client;Nom;Plafond\nC1;Kerbrat;100\n", "clients.csv");
    await upload(server.send, ledger(1), { reader, meta: { source: "Ma compta" } });
    expect(server.mappings.get("/v1/import-mappings/customers/Ma%20compta")).toMatchObject({
      kind: "customers",
      columns: { key: "Code client" },
    });
  });
});

describe("trouble on the way", { timeout: 60_000 }, () => {
  test("what passes is tried again, later each time, under the same key", async () => {
    let times = 0;
    const server = anImportServer((_, path) => (path.endsWith("/check") && times++ < 3 ? "offline" : null));
    const time = clock();
    expect((await upload(server.send, ledger(3), time)).ok).toBe(true);
    expect(time.now()).toBeGreaterThanOrEqual(3_500);
    const [check] = [...server.keys].filter(([path]) => path.endsWith("/check"));
    expect(check?.[1].size).toBe(1);
  });

  test("a refusal is not repeated", async () => {
    const server = anImportServer((method) => (method === "PUT" ? "invalid_input" : null));
    expect(await upload(server.send, ledger(3))).toMatchObject({
      ok: false,
      error: { kind: "api", failure: { code: "invalid_input" } },
    });
    expect(server.calls.filter((call) => call.startsWith("PUT"))).toHaveLength(1);
  });

  test("without network the import stays, and is resumed with the pieces that are missing", async () => {
    let cut = true;
    const server = anImportServer((_, path) => (cut && path.endsWith("/chunks/1") ? "offline" : null));
    const first = await upload(server.send);
    expect(first).toMatchObject({ ok: false, error: { kind: "api", failure: { code: "offline" } } });
    expect(server.stored()?.status.state).toBe("receiving");
    cut = false;
    server.calls.length = 0;
    const id = first.ok ? null : first.error.importId;
    expect(await upload(server.send, undefined, { resume: id })).toMatchObject({ ok: true });
    expect(server.calls.filter((call) => call.startsWith("PUT")).map((call) => call.slice(-1))).toEqual([
      "1",
    ]);
  });

  test("resuming with another file is refused before anything is sent", async () => {
    const server = anImportServer((_, path) => (path.endsWith("/check") ? "import_incomplete" : null));
    const first = await upload(server.send, ledger(3));
    const id = first.ok ? null : first.error.importId;
    expect(await upload(server.send, ledger(4), { resume: id })).toMatchObject({
      error: { kind: "other_file" },
    });
  });

  test("a piece that differs from the one received is refused", async () => {
    const server = anImportServer((_, path) => (path.endsWith("/check") ? "import_incomplete" : null));
    const first = await upload(server.send, ledger(3));
    const chunk = server.stored()?.chunks.get(0);
    if (chunk) chunk.hash = "0".repeat(64);
    const id = first.ok ? null : first.error.importId;
    expect(await upload(server.send, ledger(3), { resume: id })).toMatchObject({
      error: { kind: "api", failure: { code: "import_chunk_differs" } },
    });
  });

  test("resuming after everything was sent goes on with the commit", async () => {
    let busy = true;
    const server = anImportServer((_, path) => (busy && path.endsWith("/commit") ? "not_allowed" : null));
    const first = await upload(server.send, ledger(3));
    busy = false;
    server.calls.length = 0;
    const id = first.ok ? null : first.error.importId;
    expect(await upload(server.send, ledger(3), { resume: id })).toMatchObject({ ok: true });
    expect(server.calls.some((call) => call.startsWith("PUT"))).toBe(false);
  });

  test("while another import is computed the commit waits its turn", async () => {
    let busy = 3;
    const server = anImportServer((_, path) =>
      path.endsWith("/commit") && busy-- > 0 ? "import_busy" : null,
    );
    expect(await upload(server.send, ledger(3))).toMatchObject({ ok: true });
  });

  test("a ledger that is not sound creates nothing on the server", async () => {
    const server = anImportServer();
    const broken = fecText([...oneInvoice, { voucher: "9", account: "411000", debit: "1,00" }]);
    expect(await upload(server.send, broken)).toMatchObject({
      error: { kind: "read", error: { code: "voucher_unbalanced" }, importId: null },
    });
    expect(server.calls).toEqual([]);
  });

  test("a CSV found unreadable on the way is abandoned", async () => {
    const server = anImportServer();
    const text = `Code client;Nom;Plafond\n${Array.from({ length: 5_000 }, (_, n) => `C${n};x;1\n`).join("")}C;"open;1\n`;
    const reader = await readerOf(text, "clients.csv");
    expect(await upload(server.send, ledger(1), { reader })).toMatchObject({
      error: { kind: "read", error: { code: "quote_never_closed" } },
    });
    expect(server.stored()?.status.state).toBe("abandoned");
  });
});

describe("cancelling", { timeout: 60_000 }, () => {
  const cancelAt = async (text: RegExp) => {
    const stop = new AbortController();
    const server = anImportServer((method, path) => {
      if (text.test(`${method} ${path}`)) stop.abort();
      return null;
    });
    return { result: await upload(server.send, undefined, { signal: stop.signal }), server };
  };

  test("while sending: abandoned", async () => {
    const { result, server } = await cancelAt(/chunks\/0/);
    expect(result).toMatchObject({ error: { kind: "cancelled" } });
    expect(server.stored()?.status.state).toBe("abandoned");
  });

  test("after the commit: too late, the import counts", async () => {
    const { result, server } = await cancelAt(/commit/);
    expect(result).toMatchObject({ error: { kind: "too_late" } });
    expect(server.stored()?.status.state).toBe("deriving");
  });
});
