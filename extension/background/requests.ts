import * as z from "zod";
import type { Answer, RequestBoard, RequestWrite, WriteState } from "#extension/platform/messages.ts";
import { tellPages, tellTabs } from "#extension/platform/tell.ts";
import { ReleaseRow } from "#shared/contract/releases.ts";
import { RequestDetail, RequestReply, RequestSummary } from "#shared/contract/requests.ts";
import { parseIsoDate } from "#shared/credit/calendar.ts";
import type { OrderCheckCode } from "#shared/credit/order/order-check.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import type { Release } from "#shared/requests/release.ts";
import { failed, ok } from "#shared/result.ts";
import { type Account, currentAccount } from "./account.ts";
import { callAsMember } from "./call-as-member.ts";
import {
  changeLogBy,
  dropStanding,
  type KeptStanding,
  keepStanding,
  readStanding,
  readSynced,
} from "./copy.ts";
import { NO_CHANGES, type SeenChange, withChanges } from "./customer-changes.ts";
import { pressingDeadlines } from "./deadlines.ts";
import { reportCounts } from "./field-reports.ts";
import { notifyOfRequests } from "./notify.ts";
import { type OutboxEntry, outboxEntries } from "./outbox/outbox-store.ts";
import { isSilent, seeingAccount } from "./silence.ts";
import { showWaiting } from "./toolbar.ts";

/** A request of a later server that this version cannot read takes no other with it. */
const Reply = z.object({
  changed: z.boolean(),
  revision: z.int(),
  requests: z.array(z.unknown()),
  releases: z.array(z.unknown()),
  waiting: z.int(),
});

const readable = <Value>(schema: z.ZodType<Value>, values: readonly unknown[]): Value[] =>
  values.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });

const loaded = new WeakMap<Account["copy"], Promise<KeptStanding | null>>();

/** What was last fetched; read once, then in memory. */
const standingOf = ({ copy }: Account): Promise<KeptStanding | null> => {
  const known = loaded.get(copy);
  if (known !== undefined) return known;
  const reading = readStanding(copy);
  loaded.set(copy, reading);
  reading.catch(() => loaded.delete(copy));
  return reading;
};

const keep = async ({ copy }: Account, standing: KeptStanding): Promise<void> => {
  await keepStanding(copy, standing);
  loaded.set(copy, Promise.resolve(standing));
};

const suspendedSince = (before: KeptStanding | null, after: KeptStanding, on: string): SeenChange[] => {
  const suspended = (standing: KeptStanding | null) =>
    (standing?.requests ?? []).filter(({ release }) => release?.state === "suspended");
  const known = new Set(suspended(before).map(({ id }) => id));
  return suspended(after)
    .filter(({ id }) => before !== null && !known.has(id))
    .map(({ id, customerId, customerName, asked }) => ({
      kind: "suspended",
      requestId: id,
      customerId,
      name: customerName,
      on,
      documentNumber: asked.kind === "order_release" ? asked.documentNumber : "",
    }));
};

/** In silence nothing waits for anybody; what is shown again later is read from the start, and nothing of it is news. */
const forgetStanding = async (account: Account): Promise<void> => {
  if ((await standingOf(account)) === null) return;
  await dropStanding(account.copy);
  loaded.set(account.copy, Promise.resolve(null));
  tellPages({ name: "requestsChanged" });
  await showWaiting(0);
};

/**
 * Brings requests and releases up to date, and everything that shows them: open surfaces, the toolbar, a notification for what
 * newly waits; pages look again when a release changed, so that a verdict turns without a reload.
 */
export const pullStanding = async (account: Account): Promise<Answer<null>> => {
  if (isSilent(account)) {
    await forgetStanding(account);
    return ok(null);
  }
  const kept = await standingOf(account);
  const path = `/v1/requests/standing?after=${kept?.revision ?? 0}`;
  const answer = await callAsMember({ method: "GET", path }, Reply, account);
  if (!answer.ok) return answer.error.code === "not_found" ? ok(null) : answer;
  const { changed, revision, requests, releases, waiting } = answer.value;
  if (!changed) {
    // Nothing there yet is known all the same: the first that comes is news.
    if (kept === null) await keep(account, { revision, waiting: 0, requests: [], releases: [] });
    return ok(null);
  }
  const standing: KeptStanding = {
    revision,
    waiting,
    requests: readable(RequestSummary, requests),
    releases: readable(ReleaseRow, releases),
  };
  await keep(account, standing);
  const suspended = suspendedSince(kept, standing, new Date().toISOString().slice(0, 10));
  if (suspended.length > 0) {
    await changeLogBy(account.copy, (log) => withChanges(log ?? NO_CHANGES, suspended));
    tellPages({ name: "customersChanged" });
  }
  tellPages({ name: "requestsChanged" });
  if (JSON.stringify(kept?.releases ?? []) !== JSON.stringify(standing.releases))
    await tellTabs({ name: "revisionChanged" });
  await showToolbar(account);
  await notifyOfRequests(account, kept, standing);
  return ok(null);
};

const dayOf = (isoDate: string): number => {
  const day = parseIsoDate(isoDate);
  return day.ok ? day.value : 0;
};
const dayOrNull = (isoDate: string | null): number | null => (isoDate === null ? null : dayOf(isoDate));

/** Releases of one customer, from the copy: the verdict on a page needs no network. */
export const releasesOf = async (account: Account, customerId: string): Promise<Release[]> => {
  const standing = await standingOf(account);
  return (standing?.releases ?? [])
    .filter((release) => release.customerId === customerId)
    .map(({ grantedBy: _, ...release }) => ({
      ...release,
      until: dayOf(release.until),
      conditionMetOn: dayOrNull(release.conditionMetOn),
      endedOn: dayOrNull(release.endedOn),
      knownBlocks: release.knownBlocks as OrderCheckCode[],
    }));
};

/** Who granted a release and until when, for the words beside a verdict. */
export const grantOf = async (account: Account, releaseId: string): Promise<ReleaseRow | null> =>
  (await standingOf(account))?.releases.find(({ id }) => id === releaseId) ?? null;

const writesOf = async ({ key }: Account): Promise<(OutboxEntry & { about: RequestWrite })[]> =>
  (await outboxEntries(key)).flatMap((entry) =>
    entry.kind === "request" ? [{ ...entry, about: entry.about as RequestWrite }] : [],
  );

export const writeState = (entry: OutboxEntry): WriteState => {
  if (entry.state.kind !== "sent") return entry.state;
  const reply = RequestReply.safeParse(entry.state.reply);
  return reply.success
    ? { kind: "sent", ...reply.data }
    : { kind: "refused", failure: { code: "bad_reply", requestId: null } };
};

/** A decision that is on its way is waited for no longer. */
const ANSWERS: readonly RequestWrite["step"][] = ["decision", "endorsement", "question", "assignment"];

/** How many requests wait for this member, without those answered on this device. */
const waitingOf = async (account: Account): Promise<number> => {
  if (isSilent(account)) return 0;
  const standing = await standingOf(account);
  const answered = new Set(
    (await writesOf(account)).flatMap(({ about, state }) =>
      state.kind === "waiting" && about.step !== "ask" && ANSWERS.includes(about.step)
        ? [about.requestId]
        : [],
    ),
  );
  const taken = (standing?.requests ?? []).filter(({ id, waitsForMe }) => waitsForMe && answered.has(id));
  return Math.max(0, (standing?.waiting ?? 0) - taken.length);
};

/** What this member is waited for: requests to decide and field reports to judge; in words the deadlines that press besides. */
const showToolbar = async (account: Account): Promise<void> => {
  const [waiting, { reportsToJudge }, pressing] = await Promise.all([
    waitingOf(account),
    reportCounts(account),
    pressingDeadlines(account),
  ]);
  await showWaiting(waiting, isSilent(account) ? 0 : reportsToJudge, pressing);
};

const NOTHING: RequestBoard = { requests: [], waiting: 0, writes: [], asOf: null };

/** Who begins to look at requests need not wait for the next sync. */
export const refreshRequests = async (): Promise<null> => {
  const account = await seeingAccount();
  if (account !== null) await pullStanding(account);
  return null;
};

export const requestBoard = async (): Promise<RequestBoard> => {
  const account = await seeingAccount();
  if (account === null) return NOTHING;
  const [standing, writes, synced, reports] = await Promise.all([
    standingOf(account),
    writesOf(account),
    readSynced(account.copy),
    reportCounts(account),
  ]);
  return {
    requests: standing?.requests ?? [],
    waiting: await waitingOf(account),
    writes: writes.map((entry) => ({ write: entry.about, at: entry.at, state: writeState(entry) })),
    asOf: standing === null ? null : (synced?.at ?? null),
    ...reports,
  };
};

export const requestDetail = async (id: string): Promise<Answer<RequestDetail>> => {
  const account = await currentAccount();
  if (account === null) return failed({ code: "not_signed_in", requestId: null });
  return callAsMember({ method: "GET", path: `/v1/requests/${id}` }, RequestDetail, account);
};

/** The toolbar after a start: the browser forgets what stood there. */
export const restoreToolbar = async (): Promise<void> => {
  const account = await currentAccount();
  await (account === null ? showWaiting(0) : showToolbar(account));
};

/** After a change of the outbox: what is shown of it. */
export const tellOfWrites = async (account: Account): Promise<void> => {
  tellPages({ name: "requestsChanged" });
  if (!account.ended.aborted) await showToolbar(account);
};

/** Whether the member waits for a decision, or owes one: then a change is worth hearing at once (DESIGN 20). */
export const awaitsRequests = async (account: Account): Promise<boolean> =>
  ((await standingOf(account))?.requests ?? []).some(
    ({ state, waitsForMe, askers }) => waitsForMe || (isOpen(state) && askers.some(({ isMe }) => isMe)),
  );
