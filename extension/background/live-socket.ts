import {
  LIVE_PING,
  LIVE_PROTOCOL,
  LIVE_REPLACED,
  LIVE_SIGNED_OUT,
  LiveMessage,
  LiveTicket,
} from "#shared/contract/live.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";

/** Why a socket is no more: it could not be opened or broke, the session ended, another one of this device took its place. */
export type LiveEnd = "broken" | "signed_out" | "replaced";

type Listening = { heard: (revision: number) => void; opened: () => void; beat: () => void };

/** A proxy that swallows the upgrade says nothing at all. */
const OPENING_MS = 10_000;
/** Within the 30 s after which a service worker without traffic is stopped. */
export const PING_MS = 20_000;

const isAnnouncement = (data: unknown): LiveMessage | null => {
  if (typeof data !== "string" || !data.startsWith("{")) return null;
  try {
    return LiveMessage.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
};

const endOf = (code: number): LiveEnd => {
  if (code === LIVE_SIGNED_OUT) return "signed_out";
  return code === LIVE_REPLACED ? "replaced" : "broken";
};

const addressOf = (apiUrl: string): URL => {
  const url = new URL("/v1/live", apiUrl);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url;
};

/**
 * Listens at the organization's Worker until the socket ends or `signal` says so; comes back with the reason. The bearer buys
 * a ticket by an ordinary call; the ticket travels as a subprotocol, in no address.
 */
export const listenLive = async (
  account: Account,
  signal: AbortSignal,
  { heard, opened, beat }: Listening,
): Promise<LiveEnd> => {
  const bought = await callAsMember(
    { method: "POST", path: "/v1/live-tickets", signal },
    LiveTicket,
    account,
  );
  if (!bought.ok || signal.aborted) return "broken";
  let socket: WebSocket;
  try {
    socket = new WebSocket(addressOf(account.key.apiUrl), [LIVE_PROTOCOL, bought.value.ticket]);
  } catch {
    return "broken";
  }
  return new Promise((resolve) => {
    let answered = true;
    let pinging: ReturnType<typeof setInterval> | undefined;
    const end = (reason: LiveEnd) => {
      clearTimeout(opening);
      clearInterval(pinging);
      signal.removeEventListener("abort", leave);
      socket.close();
      resolve(reason);
    };
    const leave = () => end("broken");
    const opening = setTimeout(leave, OPENING_MS);
    signal.addEventListener("abort", leave);
    const ping = () => {
      // Nothing came since the last one: the line is dead, though nobody has said so.
      if (!answered) return end("broken");
      answered = false;
      socket.send(LIVE_PING);
      beat();
    };
    socket.onopen = () => {
      clearTimeout(opening);
      pinging = setInterval(ping, PING_MS);
      opened();
    };
    socket.onmessage = ({ data }) => {
      answered = true;
      const announced = isAnnouncement(data);
      if (announced !== null) heard(announced.revision);
    };
    socket.onclose = ({ code }) => end(endOf(code));
    socket.onerror = leave;
  });
};
