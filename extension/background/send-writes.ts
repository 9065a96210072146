import { type Account, currentAccount } from "./account.ts";
import { pullReports } from "./field-reports.ts";
import { tellOfReports } from "./kept-reports.ts";
import { KINDS } from "./outbox/outbox-kinds.ts";
import { outboxEntries } from "./outbox/outbox-store.ts";
import { sendOutbox } from "./outbox/send-outbox.ts";
import { pullStanding, tellOfWrites } from "./requests.ts";
import { isSilent } from "./silence.ts";

/** What was written before the browser or the background ended is not left until the next sync. */
export const sendWhatWaits = async (): Promise<void> => {
  const account = await currentAccount();
  if (account === null || isSilent(account)) return;
  const entries = await outboxEntries(account.key);
  if (entries.some(({ state }) => state.kind === "waiting")) await sendWrites(account);
};

/** Sends what waits, and reads anew what anything came of. */
export const sendWrites = async (account: Account): Promise<void> => {
  const moved = await sendOutbox(account, KINDS);
  if (account.ended.aborted) return;
  if (moved.has("request")) await pullStanding(account);
  if (moved.has("field_report")) await pullReports(account);
  await tellOfWrites(account);
  if (moved.has("field_report")) await tellOfReports(account);
};
