import type { RequestWrite, WriteState } from "#extension/platform/messages.ts";
import { type Account, currentAccount } from "./account.ts";
import { tellOfReports } from "./kept-reports.ts";
import { outboxEntries, putIntoOutbox, takeFromOutbox } from "./outbox/outbox-store.ts";
import { tellOfWrites, writeState } from "./requests.ts";
import { sendWrites } from "./send-writes.ts";

const pathOf = (write: RequestWrite): string =>
  write.step === "ask" ? "/v1/requests" : `/v1/requests/${write.requestId}/${write.step}`;

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

/** Forgets a write of any kind that waits or was refused. */
export const dropWrite = async (id: string): Promise<void> => {
  const account = await currentAccount();
  if (account === null) return;
  await takeFromOutbox(account.key, [id]);
  await Promise.all([tellOfWrites(account), tellOfReports(account)]);
};
