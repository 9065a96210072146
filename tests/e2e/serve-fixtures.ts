import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const FIXTURES = join(import.meta.dirname, "../fixtures/sites");

export type Served = {
  origin: string;
  port: number;
  /** Every request, as `GET /path?query`, in order. */
  asked: string[];
  close(): Promise<void>;
};
/** A page, with headers of its own where it is more than text. */
export type ServedPage = string | { html: string; headers: Record<string, string> };

/**
 * Serves pages on a port of its own: given ones by path, else the fixture named by `?fixture=` at whatever path a product
 * would have it.
 */
export const serveFixtures = async (pages: Record<string, ServedPage> = {}): Promise<Served> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const fixture = url.searchParams.get("fixture");
    const page = pages[url.pathname] ?? (fixture && readFileSync(join(FIXTURES, fixture), "utf8"));
    const { html, headers } = page && typeof page === "object" ? page : { html: page || "", headers: {} };
    response.writeHead(html ? 200 : 404, { "content-type": "text/html; charset=utf-8", ...headers });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
