import type { Env } from "../env.ts";
import { objectOf } from "./object-of.ts";
import { openSealed } from "./text-keys.ts";

/** Reads and writes what people write freely: what goes into the database is cipher. */
export type ReportTexts = {
  /** Cipher of a text under the key of its report, which comes into being with the first text. */
  seal: (reportId: string, text: string) => Promise<string>;
  /** Texts in the order of the ciphers; null where the key was forgotten, or is another one. */
  open: (ciphers: readonly { reportId: string; cipher: string }[]) => Promise<(string | null)[]>;
  /** Makes every text of these reports unreadable, wherever a copy of it lies. */
  forget: (reportIds: readonly string[]) => Promise<void>;
};

export function reportTexts(env: Env, organization: number): ReportTexts {
  const object = () => objectOf(env, organization);
  return {
    seal: async (reportId, text) => {
      const keys = await object().textKeys(organization, [reportId], true);
      const key = keys.get(reportId);
      if (key === undefined) throw new Error("a report without a key for its text");
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const data = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await aesKey(key), data);
      return `${base64(iv)}.${base64(new Uint8Array(sealed))}`;
    },
    open: async (ciphers) => {
      if (ciphers.length === 0) return [];
      const ids = ciphers.map(({ reportId }) => reportId);
      const keys = await object().textKeys(organization, ids, false);
      return Promise.all(
        ciphers.map(async ({ reportId, cipher }) => {
          const key = keys.get(reportId);
          return key === undefined ? null : opened(key, cipher);
        }),
      );
    },
    forget: async (reportIds) => {
      if (reportIds.length > 0) await object().forgetTextKeys(organization, [...reportIds]);
    },
  };
}

const IV_BYTES = 12;

async function opened(key: ArrayBuffer, cipher: string): Promise<string | null> {
  const [iv = "", sealed = ""] = cipher.split(".");
  const data = await openSealed(await aesKey(key), bytes(iv), bytes(sealed));
  return data === undefined ? null : new TextDecoder().decode(data);
}

const aesKey = (key: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);

const base64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data));
const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
