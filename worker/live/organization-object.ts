import { DurableObject } from "cloudflare:workers";
import type { Seal } from "#shared/audit/seal.ts";
import {
  LIVE_PING,
  LIVE_PONG,
  LIVE_PROTOCOL,
  LIVE_REPLACED,
  LIVE_SIGNED_OUT,
  LIVE_UNEXPECTED,
  type LiveMessage,
} from "#shared/contract/live.ts";
import { openDatabase } from "../db/database.ts";
import { type LiveStanding, readLiveStanding } from "../db/live-standing.ts";
import type { Env } from "../env.ts";
import { sha256 } from "../services/sha256.ts";
import { type Sealing, sealChain } from "./seal-chain.ts";
import { createSeals, keepSeal, newestSeal, sealsBetween } from "./seals.ts";
import { createTextKeys, TextKeys } from "./text-keys.ts";
import { type Admission, createTickets, keepTicket, takeTicket } from "./tickets.ts";

/** A listener whose session ended without a word to this object is heard no longer than that. */
const LOOK_AGAIN_MS = 60_000;
/** Changes that follow each other are sealed together; a second is the promise (DESIGN 19). */
const SEAL_AFTER_MS = 500;

/**
 * One for each organization, named by its number: tells those who listen that the organization moved on, and signs the heads
 * of its audit chain, and keeps the keys of free texts apart from the database. It sleeps while sockets stay open, so everything
 * it must know is in its own storage or on the sockets.
 */
export class OrganizationObject extends DurableObject<Env> {
  #telling: Promise<void> | null = null;
  #tellAgain = false;
  #lastSealing: Promise<unknown> = Promise.resolve();

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    state.setWebSocketAutoResponse(new WebSocketRequestResponsePair(LIVE_PING, LIVE_PONG));
    createTickets(state.storage.sql);
    createSeals(state.storage.sql);
    createTextKeys(state.storage.sql);
  }

  /** Lets a device open one socket within TICKET_MS by this ticket. */
  async admit(organization: number, ticketId: string, admission: Admission): Promise<void> {
    this.#remember(organization);
    keepTicket(this.ctx.storage.sql, await sha256(ticketId), admission, Date.now());
  }

  /** Something was committed: whoever listens hears of it now, and the audit chain is sealed within a second. */
  async changed(organization: number): Promise<void> {
    this.#remember(organization);
    await this.#alarmWithin(SEAL_AFTER_MS);
    await this.#tell();
  }

  /** Seals the audit chain as far as it goes now; `more` when it should be asked again. */
  async seal(organization: number): Promise<Sealing> {
    this.#remember(organization);
    return this.#sealInTurn();
  }

  /** Seals kept here, apart from the database, of entries above one and up to another; and the newest of all. */
  sealsBetween(above: number, upTo: number): { seals: Seal[]; newest: Seal | null } {
    const { sql } = this.ctx.storage;
    return { seals: sealsBetween(sql, above, upTo), newest: newestSeal(sql) ?? null };
  }

  /** Keys of free texts, by the reports they belong to; `make`: those that are missing come into being. */
  async textKeys(
    organization: number,
    reportIds: string[],
    make: boolean,
  ): Promise<Map<string, ArrayBuffer>> {
    this.#remember(organization);
    return new TextKeys(this.ctx.storage.sql, this.env.AUTH_SECRET, organization).read(reportIds, make);
  }

  forgetTextKeys(organization: number, reportIds: string[]): void {
    this.#remember(organization);
    new TextKeys(this.ctx.storage.sql, this.env.AUTH_SECRET, organization).forget(reportIds);
  }

  /** Opens the socket of a ticket, which `X-Live-Ticket` names; 401 for one that lets nobody in. */
  override async fetch(request: Request): Promise<Response> {
    const ticketId = request.headers.get("X-Live-Ticket") ?? "";
    const admission = takeTicket(this.ctx.storage.sql, await sha256(ticketId), Date.now());
    const standing = admission && (await this.#standing([admission.sessionId]));
    if (!admission || !standing?.sessions.has(admission.sessionId))
      return new Response(null, { status: 401 });
    for (const former of this.ctx.getWebSockets(admission.sessionId)) former.close(LIVE_REPLACED);
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server, [admission.sessionId]);
    server.serializeAttachment(admission);
    await this.#alarmWithin(LOOK_AGAIN_MS);
    // What was committed while it opened is told as well.
    await this.#tell();
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "Sec-WebSocket-Protocol": LIVE_PROTOCOL },
    });
  }

  override async alarm(): Promise<void> {
    const sealing = await this.#sealInTurn();
    if (sealing.kind === "sealed" && sealing.more) await this.#alarmWithin(0);
    await this.#tell();
    if (this.ctx.getWebSockets().length > 0) await this.#alarmWithin(LOOK_AGAIN_MS);
  }

  override webSocketMessage(socket: WebSocket): void {
    socket.close(LIVE_UNEXPECTED);
  }

  /** One after the other: each goes on from the seal before. */
  #sealInTurn(): Promise<Sealing> {
    const sealing = this.#lastSealing.then(() => this.#seal());
    this.#lastSealing = sealing.catch(() => undefined);
    return sealing;
  }

  async #seal(): Promise<Sealing> {
    const organization = this.#organization();
    const last = newestSeal(this.ctx.storage.sql);
    const db = openDatabase(this.env);
    const secret = this.env.AUTH_SECRET;
    const sealing = await sealChain(db, { organization, secret, last, now: Date.now() });
    if (sealing.kind === "sealed" && sealing.seal.sequence !== last?.sequence)
      keepSeal(this.ctx.storage.sql, sealing.seal);
    if (sealing.kind === "broken") console.error(JSON.stringify({ auditBroken: organization, ...sealing }));
    return sealing;
  }

  /** Calls that come while the database is read share the next reading. */
  #tell(): Promise<void> {
    if (this.#telling !== null) {
      this.#tellAgain = true;
      return this.#telling;
    }
    this.#telling = this.#tellAll().finally(() => {
      this.#telling = null;
    });
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    do {
      this.#tellAgain = false;
      const sockets = this.ctx.getWebSockets();
      if (sockets.length === 0) return;
      const sessionOf = (socket: WebSocket) => (socket.deserializeAttachment() as Admission).sessionId;
      const standing = await this.#standing(sockets.map(sessionOf));
      const message = JSON.stringify({ revision: standing?.revision ?? 0 } satisfies LiveMessage);
      for (const socket of sockets) {
        if (!standing?.sessions.has(sessionOf(socket))) socket.close(LIVE_SIGNED_OUT);
        else if (socket.readyState === WebSocket.OPEN) socket.send(message);
      }
    } while (this.#tellAgain);
  }

  #standing(sessionIds: string[]): Promise<LiveStanding | undefined> {
    const nowSeconds = Math.floor(Date.now() / 1000);
    return readLiveStanding(openDatabase(this.env), this.#organization(), sessionIds, nowSeconds);
  }

  /** Its number: an object does not know its own name when an alarm wakes it. */
  #organization(): number {
    return this.ctx.storage.kv.get<number>("organization") ?? 0;
  }

  #remember(organization: number): void {
    if (this.#organization() !== organization) this.ctx.storage.kv.put("organization", organization);
  }

  async #alarmWithin(ms: number): Promise<void> {
    const at = Date.now() + ms;
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > at) await this.ctx.storage.setAlarm(at);
  }
}
