import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { AccountKey } from "#extension/platform/storage.ts";
import type { CheckRules } from "#shared/contract/check-rules.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import type { Me } from "#shared/contract/me.ts";
import type { WorkingRule } from "#shared/contract/page-rules.ts";
import type { OwnChoice } from "#shared/contract/record-choices.ts";
import type { ReleaseRow } from "#shared/contract/releases.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import type { WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { openIndex } from "#shared/matching/packed-index.ts";
import type { ChangeLog } from "./customer-changes.ts";

export type Session = { token: string; expiresAt: string; me: Me; signedInAt: number };
/** Where the next delta starts: after this row of this view. */
export type SyncCursor = { viewKey: string; revision: number; after: string | null };
/** When and how far the copy was synced last. `gazetteReadUpTo`: ISO date; absent where nobody reads the gazette. */
export type KeptSync = { at: number; revision: number; gazetteReadUpTo?: string };
/** `changes` is the count of writes to the rows that the index has seen. */
export type KeptIndex = { changes: number; buffer: ArrayBuffer };
/** What changed since the index was built: those ids hold in it no longer, those of them left are indexed here. */
export type KeptRecent = KeptIndex & { gone: string[] };
/** What works for the member; the tag names this very list to the server. */
export type KeptRules = { tag: string; rules: WorkingRule[] };

/** The member's words on records of pages; an empty tag: not as the server has them. */
export type KeptChoices = { tag: string; choices: OwnChoice[] };

/** Requests that concern the member, and what was granted of their customers' orders, at one revision. */
export type KeptStanding = {
  revision: number;
  requests: RequestSummary[];
  releases: ReleaseRow[];
  waiting: number;
};

/** Own field reports that are open, or whose fate is young, and the codes reported most, at one revision. */
export type KeptReports = {
  revision: number;
  mine: ReportSummary[];
  common: WarningCode[];
  /** How many wait for this member's judgement, and of how many of them triage was reminded. */
  waiting?: number;
  reminded?: number;
};

/** How many deadlines press, and which reminders (`id/day`) were said on this device. */
export type KeptDeadlines = { pressing: number; said: string[] };

/** What orders are checked by; the tag names this very state to the server. */
export type KeptCheckRules = { tag: string; rules: CheckRules };

interface CopySchema extends DBSchema {
  rows: { key: string; value: BadgeRow };
  kept: { key: Kept["name"]; value: Kept };
}
type Kept =
  | { name: "session"; session: Session }
  | { name: "cursor"; cursor: SyncCursor; changes: number }
  | ({ name: "synced" } & KeptSync)
  | { name: "index"; index: KeptIndex }
  | { name: "recent"; recent: KeptRecent }
  | { name: "policyDraft"; draft: unknown }
  | { name: "rules"; rules: KeptRules }
  | { name: "checkRules"; checkRules: KeptCheckRules }
  | { name: "choices"; choices: KeptChoices }
  | { name: "standing"; standing: KeptStanding }
  | { name: "reports"; reports: KeptReports }
  | { name: "deadlines"; deadlines: KeptDeadlines }
  | { name: "changeLog"; log: ChangeLog };

export type Copy = IDBPDatabase<CopySchema>;

const PREFIX = "vigie/";
export const copyName = ({ apiUrl, organizationId, memberId }: AccountKey): string =>
  `${PREFIX}${apiUrl}/${organizationId}/${memberId}`;

/** The local copy of one member of one organization: token, badge rows, index. Nothing of it lives elsewhere. */
export const openCopy = (account: AccountKey, onLost: () => void): Promise<Copy> =>
  openDB<CopySchema>(copyName(account), 1, {
    upgrade: (database) => {
      database.createObjectStore("rows", { keyPath: "id" });
      database.createObjectStore("kept", { keyPath: "name" });
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      onLost();
    },
    terminated: onLost,
  });

export const readSession = async (copy: Copy): Promise<Session | null> => {
  const kept = await copy.get("kept", "session");
  return kept?.name === "session" ? kept.session : null;
};
export const keepSession = (copy: Copy, session: Session): Promise<unknown> =>
  copy.put("kept", { name: "session", session });

/** `changes` counts every write to the rows. */
export const readCursor = async (copy: Copy): Promise<{ cursor: SyncCursor; changes: number } | null> => {
  const kept = await copy.get("kept", "cursor");
  return kept?.name === "cursor" ? { cursor: kept.cursor, changes: kept.changes } : null;
};

export const readSynced = async (copy: Copy): Promise<KeptSync | null> => {
  const kept = await copy.get("kept", "synced");
  if (kept?.name !== "synced") return null;
  const { name, ...synced } = kept;
  return synced;
};
export const keepSynced = (copy: Copy, synced: KeptSync): Promise<unknown> =>
  copy.put("kept", { name: "synced", ...synced });

/** The index and what changed since, of one moment. */
export const readIndex = async (
  copy: Copy,
): Promise<{ index: KeptIndex | null; recent: KeptRecent | null }> => {
  const { store } = copy.transaction("kept");
  const [index, recent] = await Promise.all([store.get("index"), store.get("recent")]);
  return {
    index: index?.name === "index" ? index.index : null,
    recent: recent?.name === "recent" ? recent.recent : null,
  };
};
/**
 * How many writes the index and its changes know; null without an index, and where both were written by a version that
 * packed them otherwise. Does not read the index itself.
 */
export const readIndexed = async (copy: Copy): Promise<number | null> => {
  const kept = await copy.get("kept", "recent");
  return kept?.name === "recent" && openIndex(kept.recent.buffer) !== null ? kept.recent.changes : null;
};
/** A new index and the changes it already knows, both or neither. */
export const keepIndex = async (copy: Copy, index: KeptIndex, recent: KeptRecent): Promise<void> => {
  const write = copy.transaction("kept", "readwrite");
  write.store.put({ name: "index", index });
  write.store.put({ name: "recent", recent });
  await write.done;
};

/** What the member was writing over the credit policy; null for nothing. It goes with the copy. */
export const readPolicyDraft = async (copy: Copy): Promise<unknown> => {
  const kept = await copy.get("kept", "policyDraft");
  return kept?.name === "policyDraft" ? kept.draft : null;
};
export const keepPolicyDraft = (copy: Copy, draft: unknown): Promise<unknown> =>
  copy.put("kept", { name: "policyDraft", draft });

/** Taught rules and patches; null before the first sync. They go with the copy. */
export const readRules = async (copy: Copy): Promise<KeptRules | null> => {
  const kept = await copy.get("kept", "rules");
  return kept?.name === "rules" ? kept.rules : null;
};
export const keepRules = (copy: Copy, rules: KeptRules): Promise<unknown> =>
  copy.put("kept", { name: "rules", rules });

/** Check policy, rates and totals; null before the first sync. They go with the copy. */
export const readCheckRules = async (copy: Copy): Promise<KeptCheckRules | null> => {
  const kept = await copy.get("kept", "checkRules");
  return kept?.name === "checkRules" ? kept.checkRules : null;
};
export const keepCheckRules = (copy: Copy, checkRules: KeptCheckRules): Promise<unknown> =>
  copy.put("kept", { name: "checkRules", checkRules });

/** Words on records; null before the first sync. They go with the copy. */
export const readChoices = async (copy: Copy): Promise<KeptChoices | null> => {
  const kept = await copy.get("kept", "choices");
  return kept?.name === "choices" ? kept.choices : null;
};
export const keepChoices = (copy: Copy, choices: KeptChoices): Promise<unknown> =>
  copy.put("kept", { name: "choices", choices });

/** Requests and releases; null before the first sync. They go with the copy. */
export const readStanding = async (copy: Copy): Promise<KeptStanding | null> => {
  const kept = await copy.get("kept", "standing");
  return kept?.name === "standing" ? kept.standing : null;
};
export const keepStanding = (copy: Copy, standing: KeptStanding): Promise<unknown> =>
  copy.put("kept", { name: "standing", standing });
export const dropStanding = (copy: Copy): Promise<void> => copy.delete("kept", "standing");

/** Own field reports; null before the first sync. They go with the copy. */
export const readReports = async (copy: Copy): Promise<KeptReports | null> => {
  const kept = await copy.get("kept", "reports");
  return kept?.name === "reports" ? kept.reports : null;
};
export const keepReports = (copy: Copy, reports: KeptReports): Promise<unknown> =>
  copy.put("kept", { name: "reports", reports });
export const dropReports = (copy: Copy): Promise<void> => copy.delete("kept", "reports");

/** Deadlines of those who keep them; null before the first sync. They go with the copy. */
export const readDeadlines = async (copy: Copy): Promise<KeptDeadlines | null> => {
  const kept = await copy.get("kept", "deadlines");
  return kept?.name === "deadlines" ? kept.deadlines : null;
};
export const keepDeadlines = (copy: Copy, deadlines: KeptDeadlines): Promise<unknown> =>
  copy.put("kept", { name: "deadlines", deadlines });
export const dropDeadlines = (copy: Copy): Promise<void> => copy.delete("kept", "deadlines");

/** What changed of the member's customers since it was last looked at. */
export const readChangeLog = async (copy: Copy): Promise<ChangeLog | null> => {
  const kept = await copy.get("kept", "changeLog");
  return kept?.name === "changeLog" ? kept.log : null;
};
/** Changes the log in one step, so that a sync and a member who reads it do not undo each other. */
export const changeLogBy = async (
  copy: Copy,
  change: (log: ChangeLog | null) => ChangeLog,
): Promise<void> => {
  const { store, done } = copy.transaction("kept", "readwrite");
  const kept = await store.get("changeLog");
  await store.put({ name: "changeLog", log: change(kept?.name === "changeLog" ? kept.log : null) });
  await done;
};

export const readRows = async (copy: Copy, ids: readonly string[]): Promise<(BadgeRow | undefined)[]> => {
  const rows = copy.transaction("rows").store;
  return Promise.all(ids.map((id) => rows.get(id)));
};

export const countRows = (copy: Copy): Promise<number> => copy.count("rows");
export const allRows = (copy: Copy): Promise<BadgeRow[]> => copy.getAll("rows");

/** All rows by id, some at a time; between two slices others get their turn. */
export async function* rowsInSlices(copy: Copy, size: number): AsyncGenerator<BadgeRow[]> {
  for (let after: string | null = null; ; ) {
    const range = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const rows: BadgeRow[] = await copy.getAll("rows", range, size);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < size) return;
    after = last.id;
  }
}

/** Deletes one copy, or with null all that earlier sessions may have left behind. */
export const dropCopies = async (keep: AccountKey | null): Promise<void> => {
  const kept = keep === null ? null : copyName(keep);
  const known = await indexedDB.databases();
  await Promise.all(
    known
      .map(({ name }) => name)
      .filter((name) => name?.startsWith(PREFIX) === true && name !== kept)
      .map((name) => (name === undefined ? undefined : deleteDB(name))),
  );
};
