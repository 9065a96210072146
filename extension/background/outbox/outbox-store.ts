import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from "idb";
import type { Failure } from "#extension/platform/messages.ts";
import type { AccountKey } from "#extension/platform/storage.ts";

/** Something the member wrote that has to reach the server. */
export type OutboxWrite = {
  /** The idempotency key: the same for every try of the same wish. */
  id: string;
  /** Which table entry reads its reply (`OutboxKinds`). */
  kind: string;
  /** Writes of one lane go one after the other, in the order in which they were made. */
  lane: string;
  path: string;
  body: unknown;
  /** What surfaces need to say what it was. */
  about: unknown;
};

export type OutboxState =
  /** Not sent yet, or not known to have arrived: tried again. `failure`: why the last try did not. */
  | { kind: "waiting"; failure: Failure | null }
  | { kind: "sent"; at: number; reply: unknown }
  /** The server said no; it is kept so that the member can read what was written, and why it was refused. */
  | { kind: "refused"; at: number; failure: Failure };

export type OutboxEntry = OutboxWrite & { order: number; at: number; tries: number; state: OutboxState };

interface OutboxSchema extends DBSchema {
  entries: { key: number; value: Omit<OutboxEntry, "order"> & { order?: number }; indexes: { id: string } };
}
type Outbox = IDBPDatabase<OutboxSchema>;

const PREFIX = "vigie-outbox/";
/** So long the server knows an idempotency key. */
export const KEPT_MS = 7 * 86_400_000;
const nameOf = ({ apiUrl, organizationId, memberId }: AccountKey): string =>
  `${PREFIX}${apiUrl}/${organizationId}/${memberId}`;

/**
 * Opens the outbox of one member of one organization for one piece of work. It lies apart from the copy: a session that ended
 * takes the copy with it, and must not take what the member decided.
 */
const within = async <Value>(name: string, work: (outbox: Outbox) => Promise<Value>): Promise<Value> => {
  const outbox = await openDB<OutboxSchema>(name, 1, {
    upgrade: (database) => {
      database
        .createObjectStore("entries", { keyPath: "order", autoIncrement: true })
        .createIndex("id", "id", { unique: true });
    },
  });
  try {
    return await work(outbox);
  } finally {
    outbox.close();
  }
};

const ordered = (entry: Omit<OutboxEntry, "order"> & { order?: number }): OutboxEntry => ({
  ...entry,
  order: entry.order ?? 0,
});

const isThere = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((known) => known.name === name);

/** All entries, the first written first. Reading makes no outbox where nothing was ever written. */
export const outboxEntries = async (key: AccountKey): Promise<OutboxEntry[]> =>
  (await isThere(nameOf(key)))
    ? within(nameOf(key), async (outbox) => (await outbox.getAll("entries")).map(ordered))
    : [];

/** Keeps a write; one that is there already stays as it is. */
export const putIntoOutbox = (key: AccountKey, write: OutboxWrite, at: number): Promise<void> =>
  within(nameOf(key), async (outbox) => {
    const { store, done } = outbox.transaction("entries", "readwrite");
    if ((await store.index("id").getKey(write.id)) === undefined)
      await store.add({ ...write, at, tries: 0, state: { kind: "waiting", failure: null } });
    await done;
  });

/** Changes an entry that is still there. */
export const changeInOutbox = (
  key: AccountKey,
  { order }: Pick<OutboxEntry, "order">,
  change: Partial<Pick<OutboxEntry, "state" | "tries" | "body" | "about">>,
): Promise<void> =>
  within(nameOf(key), async (outbox) => {
    const { store, done } = outbox.transaction("entries", "readwrite");
    const entry = await store.get(order);
    if (entry !== undefined) await store.put({ ...entry, ...change });
    await done;
  });

export const takeFromOutbox = (key: AccountKey, ids: readonly string[]): Promise<void> =>
  within(nameOf(key), async (outbox) => {
    const { store, done } = outbox.transaction("entries", "readwrite");
    for (const id of ids) {
      const order = await store.index("id").getKey(id);
      if (order !== undefined) await store.delete(order);
    }
    await done;
  });

/** Forgets the outbox: the member signed out. */
export const dropOutbox = (key: AccountKey): Promise<void> => deleteDB(nameOf(key));

/** Forgets what nobody came back for in a week, whoever's it is, and every outbox that is empty. */
export const purgeOutboxes = async (now: number): Promise<void> => {
  const names = (await indexedDB.databases()).flatMap(({ name }) =>
    name?.startsWith(PREFIX) === true ? [name] : [],
  );
  for (const name of names) {
    const left = await within(name, async (outbox) => {
      const { store, done } = outbox.transaction("entries", "readwrite");
      const entries = (await store.getAll()).map(ordered);
      const old = entries.filter(({ at }) => now - at > KEPT_MS);
      await Promise.all(old.map(({ order }) => store.delete(order)));
      await done;
      return entries.length - old.length;
    });
    if (left === 0) await deleteDB(name);
  }
};
