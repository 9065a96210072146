// @vitest-environment node
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fecText, oneInvoice } from "./a-ledger.ts";
import { anImportServer } from "./an-import-server.ts";

const folder = mkdtempSync(join(tmpdir(), "vigie-import-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = (args: string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; out: string[]; err: string }>((resolve) => {
    execFile(
      process.execPath,
      ["extension/import/cli.ts", ...args],
      { env: { PATH: process.env.PATH ?? "", LANG: "C", ...env } },
      (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), out: stdout.trimEnd().split("\n"), err: stderr }),
    );
  });

describe("npm run import", { timeout: 60_000 }, () => {
  test("a dry run ends with one object, customers and balances in cents, also for __proto__", async () => {
    const lines = oneInvoice.map((line) => (line.customer ? { ...line, customer: "__proto__" } : line));
    const path = file("732829320FEC20261231.txt", fecText([...oneInvoice, ...lines]));
    const { code, out } = await run([path, "--dry-run"]);
    expect(code).toBe(0);
    expect(out.at(-1)).toBe(
      '{"lines":6,"rejected":0,"customers":2,"invoices":2,"creditNotes":0,"payments":0,"debitCents":24000,"creditCents":24000,"balances":{"C001":12000,"__proto__":12000}}',
    );
  });

  test("--json prints nothing else", async () => {
    const path = file("clients.csv", "Code client;Nom;Plafond\nC1;Kerbrat;100\n;sans code;1\n;;1\n");
    const { out } = await run([path, "--dry-run", "--json", "--as", "customers"]);
    expect(out.map((line) => JSON.parse(line))).toMatchObject([{ lines: 3, rejected: 1, customers: 2 }]);
  });

  test("--map reads a CSV the way it says", async () => {
    const path = file("x.csv", "a,b,c,d\nF1,C1,03/04/2026,12.50\n");
    const map = file(
      "map.json",
      JSON.stringify({
        kind: "invoices",
        separator: ",",
        columns: { number: "a", key: "b", date: "c", amount: "d" },
        decimal: ".",
      }),
    );
    const { out } = await run([path, "--map", map, "--dry-run", "--json"]);
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ invoices: 1, balances: { C1: 1_250 } });
  });

  test.each([
    ["a file that is not there", () => [join(folder, "none.txt")], "en", /no such file/],
    ["a folder", () => [folder], "en", /no such file/],
    ["no file", () => [], "en", /one file/],
    ["an unknown option", () => ["a.txt", "--fast"], "en", /unknown option/],
    ["an unknown kind", () => [file("a.txt", "x"), "--as", "ledger"], "en", /does not know "ledger"/],
    ["a zip named .txt", () => [file("z.txt", "PK\u0003\u0004zzzzzz")], "en", /unpack it first/],
    [
      "a zip named .txt, in French",
      () => [file("z.txt", "PK\u0003\u0004zzzzzz")],
      "fr_FR.UTF-8",
      /décompressez-la/,
    ],
    [
      "an unbalanced voucher",
      () => [file("u.txt", fecText(oneInvoice.slice(0, 2)))],
      "fr_FR.UTF-8",
      /ligne 2 : l'écriture VE\/1 n'est pas équilibrée, écart 20,00\s€/,
    ],
    [
      "a broken mapping",
      () => [file("b.csv", "a;b\n1;2\n"), "--map", file("b.json", "{")],
      "en",
      /mapping is invalid/,
    ],
  ])("%s: one sentence, no stack, exit 1", async (_, args, language, sentence) => {
    const { code, err } = await run([...args(), "--dry-run"], { LANG: language });
    expect(code).toBe(1);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test("nobody answers at the address", async () => {
    const path = file("732829320FEC20261231.txt", fecText(oneInvoice));
    const { code, err } = await run([path, "--url", "http://127.0.0.1:1", "--token", "t"]);
    expect([code, err.includes("does not answer")]).toEqual([1, true]);
  });

  test("imports through the API with bearer, contract version and idempotency keys", async () => {
    const api = anImportServer();
    const headers: (string | undefined)[][] = [];
    const bodies: unknown[] = [];
    const server = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body: unknown = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
      bodies.push(body);
      headers.push([
        request.method,
        request.headers.authorization,
        String(request.headers["vigie-contract"]),
        request.headers["idempotency-key"] === undefined ? "no key" : "key",
      ]);
      const answer = await api.send((request.method ?? "GET") as "GET", request.url ?? "", body);
      response.writeHead(answer.ok ? 200 : 400, { "Content-Type": "application/json" });
      response.end(JSON.stringify(answer.ok ? answer.value : null));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const path = file("732829320FEC20261231.txt", fecText(oneInvoice));
    const { code, out } = await run([
      path,
      "--url",
      `http://127.0.0.1:${port}`,
      "--token",
      "secret",
      "--json",
    ]);
    await new Promise((resolve) => server.close(resolve));
    expect(code).toBe(0);
    expect(JSON.parse(out.at(-1) ?? "")).toMatchObject({ state: "committed" });
    expect(headers.map((each) => each.join(" "))).toEqual(
      expect.arrayContaining([
        "POST Bearer secret 1 key",
        "PUT Bearer secret 1 no key",
        "GET Bearer secret 1 no key",
      ]),
    );
    expect(bodies).toContainEqual(expect.objectContaining({ kind: "fec", source: "FEC" }));
  });
});
