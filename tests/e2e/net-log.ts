import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** What Chromium asks its maker, whatever is installed. */
export const BROWSERS_OWN = /^https?:\/\/(?:[\w-]+\.)*(?:google|googleapis|gstatic)\.com\//;

type Event = {
  type: number;
  source: { id: number };
  params?: { url?: string; bytes?: string; address?: string };
};
type Log = { constants: { logEventTypes: Record<string, number> }; events: Event[] };

export type NetLog = {
  /** Address of every request of any page, worker or extension. */
  urls: string[];
  /** All bytes that went out through each socket, as Latin-1: request lines, headers, bodies. */
  sockets: string[];
};

/** The browser's own record of its traffic, whoever causes it: to start it with, and to read once the browser has ended. */
export const netLog = () => {
  const file = join(mkdtempSync(join(tmpdir(), "vigie-net-log-")), "net.json");
  return {
    flags: [`--log-net-log=${file}`, "--net-log-capture-mode=Everything"],
    read(): NetLog {
      const { constants, events } = JSON.parse(readFileSync(file, "utf8")) as Log;
      const { URL_REQUEST_START_JOB, SOCKET_BYTES_SENT } = constants.logEventTypes;
      const sockets = new Map<number, Buffer[]>();
      for (const { type, source, params } of events)
        if (type === SOCKET_BYTES_SENT && params?.bytes)
          sockets.set(source.id, [...(sockets.get(source.id) ?? []), Buffer.from(params.bytes, "base64")]);
      return {
        urls: events.flatMap(({ type, params }) =>
          type === URL_REQUEST_START_JOB && params?.url ? [params.url] : [],
        ),
        sockets: [...sockets.values()].map((chunks) => Buffer.concat(chunks).toString("latin1")),
      };
    },
    remove: () => rmSync(dirname(file), { recursive: true, force: true }),
  };
};
