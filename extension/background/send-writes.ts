import type { Account } from "./account.ts";
import { pullReports } from "./field-reports.ts";
import { tellOfReports } from "./kept-reports.ts";
import { KINDS } from "./outbox/outbox-kinds.ts";
import { sendOutbox } from "./outbox/send-outbox.ts";
import { pullStanding, tellOfWrites } from "./requests.ts";

/** Sends what waits, and reads anew what anything came of. */
export const sendWrites = async (account: Account): Promise<void> => {
  const moved = await sendOutbox(account, KINDS);
  if (account.ended.aborted) return;
  if (moved.has("request")) await pullStanding(account);
  if (moved.has("field_report")) await pullReports(account);
  await tellOfWrites(account);
  if (moved.has("field_report")) await tellOfReports(account);
};
