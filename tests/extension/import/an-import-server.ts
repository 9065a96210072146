import type { Send } from "#extension/import/retry-send.ts";
import type { Failure } from "#extension/platform/messages.ts";
import {
  chunkContent,
  ImportCheck,
  ImportChunk,
  ImportMapping,
  type ImportStatus,
  NewImport,
} from "#shared/contract/imports.ts";
import { failed, ok, type Result } from "#shared/result.ts";

type Stored = { status: ImportStatus; chunks: Map<number, ImportChunk> };
type Interference = (method: string, path: string) => Failure["code"] | null;

const ID = "01930000-0000-7000-8000-000000000001";

/** The import routes as the contract says them, in memory: everything sent is parsed with its schema. */
export const anImportServer = (interfere: Interference = () => null) => {
  const imports = new Map<string, Stored>();
  const calls: string[] = [];
  const keys = new Map<string, Set<string>>();
  const mappings = new Map<string, unknown>();
  let derived = 0;

  const refuse = (code: Failure["code"]): Result<never, Failure> => failed({ code, requestId: "r" });

  const receive = async (found: Stored, index: number, body: unknown): Promise<Result<unknown, Failure>> => {
    const chunk = ImportChunk.parse(body);
    const digest = await crypto.subtle.digest(
      "SHA-256",
      new TextEncoder().encode(chunkContent(body as ImportChunk)),
    );
    if (Buffer.from(digest).toString("hex") !== chunk.hash) return refuse("invalid_input");
    const known = found.chunks.get(index);
    if (known && known.hash !== chunk.hash) return refuse("import_chunk_differs");
    found.chunks.set(index, chunk);
    return ok(null);
  };

  const check = (found: Stored, body: unknown): Result<unknown, Failure> => {
    const sent = ImportCheck.parse(body);
    const all = [...found.chunks.values()];
    const entries = all.flatMap((chunk) => chunk.entries);
    if (
      sent.chunks !== found.chunks.size ||
      sent.sentEntries !== entries.length ||
      sent.sentCustomers !== all.flatMap(({ customers }) => customers).length ||
      sent.sentOrders !== all.flatMap(({ orders }) => orders).length
    )
      return refuse("import_incomplete");
    if (sent.sentBalanceCents !== entries.reduce((sum, { amountCents }) => sum + amountCents, 0))
      return refuse("import_unbalanced");
    found.status = { ...found.status, state: "checked", totals: sent.totals };
    return ok(found.status);
  };

  const send: Send = async (method, path, body, options = {}) => {
    calls.push(`${method} ${path}`);
    const used = keys.get(path) ?? new Set();
    keys.set(path, used.add(options.idempotencyKey ?? ""));
    const code = interfere(method, path);
    if (code) return refuse(code);
    const [, id = "", action = "", index = ""] =
      /^\/v1\/imports\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
    if (path.startsWith("/v1/import-mappings/")) {
      mappings.set(path, ImportMapping.parse(body).mapping);
      return ok(null);
    }
    if (path === "/v1/imports") {
      const wanted = NewImport.parse(body);
      const status: ImportStatus = {
        ...wanted,
        id: ID,
        state: "receiving",
        chunksReceived: 0,
        totals: null,
        derive: { total: 4, done: 0 },
        createdBy: "a",
        createdAt: "2026-11-25T10:00:00Z",
        committedAt: null,
      };
      imports.set(ID, { status, chunks: new Map() });
      return ok(status);
    }
    const found = imports.get(id);
    if (!found) return refuse("not_found");
    if (action === "chunks" && method === "GET")
      return ok({ chunks: [...found.chunks].map(([at, { hash }]) => ({ index: at, hash })) });
    if (action === "chunks") return receive(found, Number(index), body);
    if (action === "check") return check(found, body);
    if (action === "abandon") {
      if (found.status.state !== "receiving" && found.status.state !== "checked")
        return refuse("import_closed");
      found.status = { ...found.status, state: "abandoned" };
      return ok(found.status);
    }
    if (action === "commit") {
      if (found.status.state === "receiving" || found.status.state === "abandoned")
        return refuse("import_closed");
      found.status = { ...found.status, state: "deriving" };
      return ok(found.status);
    }
    if (found.status.state === "deriving") {
      derived = Math.min(4, derived + 2);
      found.status = {
        ...found.status,
        derive: { total: 4, done: derived },
        state: derived === 4 ? "committed" : "deriving",
      };
    }
    return ok(found.status);
  };

  return { send, calls, keys, mappings, imports, stored: () => imports.get(ID) };
};
