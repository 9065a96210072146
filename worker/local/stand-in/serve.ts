import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SOURCES, type Source } from "#shared/contract/sources.ts";
import { type Answer, json } from "./answer.ts";
import { ratioRecords, recordsAnswer } from "./explore-answers.ts";
import type { StandInRecord } from "./explore-query.ts";
import { type FaultOrder, faultyAnswer, keepFaults } from "./faults.ts";
import { INVENTED_FIRMS, type StandInFirm } from "./firms.ts";
import { INVENTED_NOTICES } from "./notices.ts";
import { searchAnswer } from "./registry-answers.ts";
import { sireneAnswer } from "./sirene-answers.ts";
import { checkAnswer } from "./vies-answers.ts";

/** A request that a source received; `at`: Unix milliseconds. */
export type StandInRequest = { source: Source; method: string; path: string; userAgent: string; at: number };

export type StandIn = {
  /** For SOURCES_ORIGIN. */
  origin: string;
  stop: () => Promise<void>;
  addNotices: (notices: readonly StandInRecord[]) => void;
  addFirms: (firms: readonly StandInFirm[]) => void;
  setFault: (order: FaultOrder) => void;
  requests: () => readonly StandInRequest[];
};

const SLOW_MS = 30_000;

/**
 * The outside sources on this machine: the recorded shapes over HTTP, for an invented world (or the firms and notices given),
 * each source under its name: `/bodacc/records`. `/control/notices`, `/control/firms` and `/control/faults` take POST, `/control/log`
 * tells what was asked. Port 0: any.
 */
export async function serveStandIn({
  port,
  firms = INVENTED_FIRMS,
  notices = INVENTED_NOTICES,
}: {
  port: number;
  firms?: readonly StandInFirm[];
  notices?: readonly StandInRecord[];
}): Promise<StandIn> {
  const world = { firms: [...firms], notices: [...notices] };
  const log: StandInRequest[] = [];
  const faults = keepFaults();
  const waiting = new Set<NodeJS.Timeout>();

  const answerOf = (source: Source, url: URL, request: IncomingMessage, body: unknown): Answer => {
    const path = url.pathname.slice(source.length + 1);
    const query = url.searchParams;
    if (source === "recherche-entreprises" && path === "/search") return searchAnswer(world.firms, query);
    if (source === "bodacc" && path === "/records") return recordsAnswer(world.notices, query);
    if (source === "ratios" && path === "/records") return recordsAnswer(ratioRecords(world.firms), query);
    if (source === "vies" && path === "/check-vat-number")
      return checkAnswer(world.firms, (body ?? {}) as Record<string, unknown>, Date.now(), log.length);
    if (source === "sirene" && path.startsWith("/siren/")) {
      const key = request.headers["x-insee-api-key-integration"];
      return sireneAnswer(world.firms, path.slice("/siren/".length), Array.isArray(key) ? key[0] : key);
    }
    return json(404, { message: "not found" });
  };

  const control = (what: string, body: unknown): Answer => {
    if (what === "log") return json(200, log);
    if (what === "notices") world.notices.push(...(body as StandInRecord[]));
    else if (what === "firms") world.firms.push(...(body as StandInFirm[]));
    else if (what === "faults") faults.set(body as FaultOrder);
    else return json(404, { message: "not found" });
    return json(200, {});
  };

  const server = createServer(async (request, response) => {
    const at = Date.now();
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const [, first = "", second = ""] = url.pathname.split("/");
    const body = await readJson(request);
    if (first === "control") return send(response, control(second, body));
    const source = SOURCES.find((each) => each === first);
    if (source === undefined) return send(response, json(404, { message: "not found" }));
    log.push({
      source,
      method: request.method ?? "GET",
      path: `${url.pathname}${url.search}`,
      userAgent: request.headers["user-agent"] ?? "",
      at,
    });
    const fault = faults.take(source);
    const right = answerOf(source, url, request, body);
    if (fault === null) return send(response, right);
    if (fault.fault === "off") return void request.socket.destroy();
    if (fault.fault === "cut") return cut(response, right);
    if (fault.fault !== "slow") return send(response, faultyAnswer(fault, right));
    const timer = setTimeout(() => {
      waiting.delete(timer);
      send(response, right);
    }, fault.delayMs ?? SLOW_MS);
    waiting.add(timer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    addNotices: (more) => void world.notices.push(...more),
    addFirms: (more) => void world.firms.push(...more),
    setFault: faults.set,
    requests: () => log,
    stop: () =>
      new Promise((resolve) => {
        for (const timer of waiting) clearTimeout(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, headers).end(body);
}

/** Promises the whole body, sends half of it and hangs up. */
function cut(response: ServerResponse, { headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(200, { ...headers, "content-length": String(bytes.length) });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return undefined;
  }
}
