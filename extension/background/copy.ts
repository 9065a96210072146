import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { AccountKey } from "#extension/platform/storage.ts";
import type { Me } from "#shared/contract/me.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";

export type Session = { token: string; expiresAt: string; me: Me; signedInAt: number };
/** Where the next delta starts: after this row of this view. */
export type SyncCursor = { viewKey: string; revision: number; after: string | null };
/** `changes` is the count of writes that the index has seen; another one at the cursor means: build again. */
export type KeptIndex = { changes: number; buffer: ArrayBuffer };

interface CopySchema extends DBSchema {
  rows: { key: string; value: BadgeRow };
  kept: { key: "session" | "cursor" | "synced" | "index"; value: Kept };
}
type Kept =
  | { name: "session"; session: Session }
  | { name: "cursor"; cursor: SyncCursor; changes: number }
  | { name: "synced"; at: number; revision: number }
  | { name: "index"; index: KeptIndex };

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

/** `changes` counts every write to the rows: what an index must have seen to be used. */
export const readCursor = async (copy: Copy): Promise<{ cursor: SyncCursor; changes: number } | null> => {
  const kept = await copy.get("kept", "cursor");
  return kept?.name === "cursor" ? { cursor: kept.cursor, changes: kept.changes } : null;
};

export const readSynced = async (copy: Copy): Promise<{ at: number; revision: number } | null> => {
  const kept = await copy.get("kept", "synced");
  return kept?.name === "synced" ? { at: kept.at, revision: kept.revision } : null;
};
export const keepSynced = (copy: Copy, at: number, revision: number): Promise<unknown> =>
  copy.put("kept", { name: "synced", at, revision });

export const readIndex = async (copy: Copy): Promise<KeptIndex | null> => {
  const kept = await copy.get("kept", "index");
  return kept?.name === "index" ? kept.index : null;
};
export const keepIndex = (copy: Copy, index: KeptIndex): Promise<unknown> =>
  copy.put("kept", { name: "index", index });

/** One page of the delta and the cursor behind it, both or neither. `wipe` first forgets every row. */
export const applyPage = async (
  copy: Copy,
  page: {
    rows: readonly BadgeRow[];
    removed: readonly string[];
    cursor: SyncCursor;
    changes: number;
    wipe: boolean;
  },
): Promise<void> => {
  const write = copy.transaction(["rows", "kept"], "readwrite");
  const rows = write.objectStore("rows");
  if (page.wipe) rows.clear();
  for (const id of page.removed) rows.delete(id);
  for (const row of page.rows) rows.put(row);
  write.objectStore("kept").put({ name: "cursor", cursor: page.cursor, changes: page.changes });
  await write.done;
};

export const readRows = async (copy: Copy, ids: readonly string[]): Promise<(BadgeRow | undefined)[]> => {
  const rows = copy.transaction("rows").store;
  return Promise.all(ids.map((id) => rows.get(id)));
};

export const countRows = (copy: Copy): Promise<number> => copy.count("rows");
export const allRows = (copy: Copy): Promise<BadgeRow[]> => copy.getAll("rows");

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
