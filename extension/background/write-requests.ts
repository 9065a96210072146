import type { RequestWrite, WriteState } from "#extension/platform/messages.ts";
import { RequestReply } from "#shared/contract/requests.ts";
import { type Account, currentAccount } from "./account.ts";
import { outboxEntries, putIntoOutbox, takeFromOutbox } from "./outbox/outbox-store.ts";
import { type OutboxKinds, sendOutbox } from "./outbox/send-outbox.ts";
import { pullStanding, tellOfWrites, writeState } from "./requests.ts";

/**
 * A second step of this device upon the version that it saw before its first one stands upon what the first one made, as long
 * as nobody else came between.
 */
const afterOwnStep = (body: unknown, earlier: { body: unknown; reply: unknown }): unknown => {
  const reply = RequestReply.safeParse(earlier.reply);
  const [seen, seenBefore] = [versionOf(body), versionOf(earlier.body)];
  if (!reply.success || seen === null || typeof body !== "object") return body;
  const { version } = reply.data.request;
  const isNext = version === seen + 1 && (seenBefore === null || seenBefore === seen);
  return isNext ? { ...body, version } : body;
};

const versionOf = (body: unknown): number | null =>
  typeof body === "object" && body !== null && "version" in body && typeof body.version === "number"
    ? body.version
    : null;

export const KINDS: OutboxKinds = { request: { reply: RequestReply, after: afterOwnStep } };

const pathOf = (write: RequestWrite): string =>
  write.step === "ask" ? "/v1/requests" : `/v1/requests/${write.requestId}/${write.step}`;

/** Sends what waits, and reads the requests anew when anything came of it. */
export const sendWrites = async (account: Account): Promise<void> => {
  const moved = await sendOutbox(account, KINDS);
  if (account.ended.aborted) return;
  if (moved) await pullStanding(account);
  await tellOfWrites(account);
};

const stateOf = async ({ key }: Account, id: string): Promise<WriteState> => {
  const entry = (await outboxEntries(key)).find((each) => each.id === id);
  return entry === undefined
    ? { kind: "refused", failure: { code: "cancelled", requestId: null } }
    : writeState(entry);
};

/** Keeps the write, tries to send it, and says what became of it. */
export const writeRequest = async (write: RequestWrite): Promise<WriteState> => {
  const account = await currentAccount();
  if (account === null) return { kind: "refused", failure: { code: "not_signed_in", requestId: null } };
  const { id, body } = write;
  const lane = write.step === "ask" ? `ask/${write.customerId}` : `request/${write.requestId}`;
  await putIntoOutbox(
    account.key,
    { id, kind: "request", lane, path: pathOf(write), body, about: write },
    Date.now(),
  );
  await tellOfWrites(account);
  await sendWrites(account);
  return stateOf(account, id);
};

export const dropWrite = async (id: string): Promise<void> => {
  const account = await currentAccount();
  if (account === null) return;
  await takeFromOutbox(account.key, [id]);
  await tellOfWrites(account);
};
