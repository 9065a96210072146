import { openSealed, organizationKey } from "../auth/organization-secret.ts";

const KEY_BYTES = 32;
const IV_BYTES = 12;

export function createTextKeys(sql: SqlStorage): void {
  sql.exec("create table if not exists text_key (id text primary key, wrapped blob not null)");
}

/**
 * Keys of free texts, one a report, wrapped under the organization's own key. They stand here alone: a text whose key is gone
 * is gone from every copy and backup of the database too (domain.md 3.8).
 */
export class TextKeys {
  readonly #sql: SqlStorage;
  readonly #organizationKey: Promise<CryptoKey>;

  constructor(sql: SqlStorage, secret: string, organization: number) {
    this.#sql = sql;
    this.#organizationKey = organizationKey(secret, organization, "field texts");
  }

  /**
   * The keys that there are, by id; `make`: those that are missing come into being. One that another secret of the deployment
   * wrapped is as good as gone: its text stays unreadable, and what is written next gets a new one.
   */
  async read(ids: readonly string[], make: boolean): Promise<Map<string, ArrayBuffer>> {
    const found = new Map<string, ArrayBuffer>();
    for (const id of new Set(ids)) {
      const wrapped = this.#wrapped(id);
      const known = wrapped && (await this.#unwrap(wrapped));
      const key = known ?? (make ? await this.#make(id, wrapped !== undefined) : undefined);
      if (key !== undefined) found.set(id, key);
    }
    return found;
  }

  forget(ids: readonly string[]): void {
    for (const id of ids) this.#sql.exec("delete from text_key where id = ?", id);
  }

  #wrapped(id: string): ArrayBuffer | undefined {
    return this.#sql
      .exec<{ wrapped: ArrayBuffer }>("select wrapped from text_key where id = ?", id)
      .toArray()[0]?.wrapped;
  }

  /** Of two who make one at once the first one's stays; one that cannot be opened any more is replaced. */
  async #make(id: string, replaces: boolean): Promise<ArrayBuffer | undefined> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await this.#organizationKey, key);
    const wrapped = new Uint8Array(IV_BYTES + sealed.byteLength);
    wrapped.set(iv);
    wrapped.set(new Uint8Array(sealed), IV_BYTES);
    const way = replaces ? "replace" : "ignore";
    this.#sql.exec(`insert or ${way} into text_key values (?, ?)`, id, wrapped.buffer);
    return this.#unwrap(this.#wrapped(id) ?? wrapped.buffer);
  }

  async #unwrap(wrapped: ArrayBuffer): Promise<ArrayBuffer | undefined> {
    return openSealed(await this.#organizationKey, wrapped.slice(0, IV_BYTES), wrapped.slice(IV_BYTES));
  }
}
