import * as z from "zod";
import type { Answer, ReportBoard, ReportWriteState } from "#extension/platform/messages.ts";
import { tellPages } from "#extension/platform/tell.ts";
import { ReportReply, ReportSummary, WarningCodeName } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { ok } from "#shared/result.ts";
import type { Account } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import { changeLogBy, dropReports, type KeptReports, keepReports, readSynced } from "./copy.ts";
import { NO_CHANGES, withChanges } from "./customer-changes.ts";
import { rememberReports, reportsOf, tellOfReports, writesOf } from "./kept-reports.ts";
import { remindOfReports } from "./notify.ts";
import type { OutboxEntry } from "./outbox/outbox-store.ts";
import { reportNews } from "./report-news.ts";
import { isSilent, seeingAccount } from "./silence.ts";

/** A report or code of a later server that this version cannot read takes no other with it. */
const Reply = z.object({
  changed: z.boolean(),
  revision: z.int(),
  mine: z.array(z.unknown()),
  common: z.array(z.unknown()),
  waiting: z.int().default(0),
  reminded: z.int().default(0),
});

const readable = <Value>(schema: z.ZodType<Value>, values: readonly unknown[]): Value[] =>
  values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });

/** In silence nothing is shown; what is shown again later is read from the start, and nothing of it is news. */
const forgetReports = async (account: Account): Promise<void> => {
  if ((await reportsOf(account)) === null) return;
  await dropReports(account.copy);
  rememberReports(account, null);
  await tellOfReports(account);
};

/** Brings the own reports up to date, and what shows them; a fate that is new goes into the member's digest. */
export const pullReports = async (account: Account): Promise<Answer<null>> => {
  if (isSilent(account)) {
    await forgetReports(account);
    return ok(null);
  }
  const kept = await reportsOf(account);
  const path = `/v1/field-reports/standing?after=${kept?.revision ?? 0}`;
  const answer = await callAsMember({ method: "GET", path }, Reply, account);
  if (!answer.ok) return answer.error.code === "not_found" ? ok(null) : answer;
  const { changed, revision, mine, common, waiting, reminded } = answer.value;
  if (!changed) return ok(null);
  const reports: KeptReports = {
    revision,
    mine: readable(ReportSummary, mine),
    common: readable(WarningCodeName, common),
    waiting,
    reminded,
  };
  const { currency } = account.session.me.organization;
  const news = reportNews(kept?.mine ?? null, reports.mine, new Date().toISOString().slice(0, 10), currency);
  await keepReports(account.copy, reports);
  rememberReports(account, reports);
  if (news.length > 0) {
    await changeLogBy(account.copy, (log) => withChanges(log ?? NO_CHANGES, news));
    tellPages({ name: "customersChanged" });
  }
  await tellOfReports(account);
  if (kept !== null && reminded > (kept.reminded ?? 0)) await remindOfReports(reminded);
  return ok(null);
};

export const reportState = (entry: OutboxEntry): ReportWriteState => {
  if (entry.state.kind !== "sent") return entry.state;
  const reply = ReportReply.safeParse(entry.state.reply);
  return reply.success
    ? { kind: "sent", ...reply.data }
    : { kind: "refused", failure: { code: "bad_reply", requestId: null } };
};

/** Who begins to look at reports need not wait for the next sync. */
export const refreshReports = async (): Promise<null> => {
  const account = await seeingAccount();
  if (account !== null) await pullReports(account);
  return null;
};

export const reportBoard = async (): Promise<ReportBoard> => {
  const account = await seeingAccount();
  if (account === null) return { reports: [], common: [], writes: [], asOf: null };
  const [reports, writes, synced] = await Promise.all([
    reportsOf(account),
    writesOf(account),
    readSynced(account.copy),
  ]);
  return {
    reports: reports?.mine ?? [],
    common: reports?.common ?? [],
    writes: writes.map((entry) => ({ write: entry.about, at: entry.at, state: reportState(entry) })),
    asOf: reports === null ? null : (synced?.at ?? null),
  };
};

/** How many are still to be sent from this device, how many in all have no fate yet, and how many this member is to judge. */
export const reportCounts = async (
  account: Account,
): Promise<{ unsentReports: number; openReports: number; reportsToJudge: number }> => {
  const [reports, writes] = await Promise.all([reportsOf(account), writesOf(account)]);
  const unsent = writes.filter(({ state }) => state.kind === "waiting");
  return {
    unsentReports: unsent.length,
    reportsToJudge: reports?.waiting ?? 0,
    openReports:
      unsent.filter(({ about }) => about.step === "report").length +
      (reports?.mine ?? []).filter(({ state }) => awaitsTriage(state)).length,
  };
};

/** Whether the member waits for what becomes of a report, or owes an answer: then a change is worth hearing at once. */
export const awaitsReports = async (account: Account): Promise<boolean> =>
  ((await reportsOf(account))?.mine ?? []).some(({ state }) => awaitsTriage(state));
