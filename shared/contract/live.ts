import * as z from "zod";

/**
 * POST /v1/live-tickets: lets this device open one socket at GET /v1/live within `expiresInSeconds`. It goes there as the
 * second WebSocket subprotocol, after LIVE_PROTOCOL, so that it stands in no address and no log.
 */
export const LiveTicket = z.object({
  ticket: z.string().regex(/^[A-Za-z0-9._-]{20,300}$/),
  expiresInSeconds: z.int(),
});
export type LiveTicket = z.infer<typeof LiveTicket>;

/** All that the socket ever says: the organization now stands at this revision. What it brought comes by sync, in scope. */
export const LiveMessage = z.object({ revision: z.int().min(0) });
export type LiveMessage = z.infer<typeof LiveMessage>;

export const LIVE_PROTOCOL = "vigie-live";
/** What a client says to stay, and what it hears. */
export const LIVE_PING = "ping";
export const LIVE_PONG = "pong";
/** Close codes: the session no longer stands; the same device opened another socket; the client said something else. */
export const LIVE_SIGNED_OUT = 4401;
export const LIVE_REPLACED = 4409;
export const LIVE_UNEXPECTED = 4400;
