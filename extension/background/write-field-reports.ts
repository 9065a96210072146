import type { ReportWrite, ReportWriteState } from "#extension/platform/messages.ts";
import { currentAccount } from "./account.ts";
import { reportState } from "./field-reports.ts";
import { tellOfReports } from "./kept-reports.ts";
import { outboxEntries, putIntoOutbox } from "./outbox/outbox-store.ts";
import { sendWrites } from "./send-writes.ts";

const pathOf = (write: ReportWrite): string =>
  write.step === "report" ? "/v1/field-reports" : `/v1/field-reports/${write.reportId}/${write.step}`;

const refused = (code: "not_signed_in" | "cancelled"): ReportWriteState => ({
  kind: "refused",
  failure: { code, requestId: null },
});

/** Keeps a field report, or a step on one, tries to send it, and says what became of it. */
export const writeReport = async (write: ReportWrite): Promise<ReportWriteState> => {
  const account = await currentAccount();
  if (account === null) return refused("not_signed_in");
  const { id, body } = write;
  const lane = write.step === "report" ? `report/of/${write.customerId}` : `report/${write.reportId}`;
  await putIntoOutbox(
    account.key,
    { id, kind: "field_report", lane, path: pathOf(write), body, about: write },
    Date.now(),
  );
  await tellOfReports(account);
  await sendWrites(account);
  const entry = (await outboxEntries(account.key)).find((each) => each.id === id);
  return entry === undefined ? refused("cancelled") : reportState(entry);
};
