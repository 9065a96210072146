import { openText, sealText } from "../auth/organization-secret.ts";
import type { Env } from "../env.ts";
import { objectOf } from "./object-of.ts";

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
      return sealText(await aesKey(key), text);
    },
    open: async (ciphers) => {
      if (ciphers.length === 0) return [];
      const ids = ciphers.map(({ reportId }) => reportId);
      const keys = await object().textKeys(organization, ids, false);
      return Promise.all(
        ciphers.map(async ({ reportId, cipher }) => {
          const key = keys.get(reportId);
          return key === undefined ? null : openText(await aesKey(key), cipher);
        }),
      );
    },
    forget: async (reportIds) => {
      if (reportIds.length > 0) await object().forgetTextKeys(organization, [...reportIds]);
    },
  };
}

const aesKey = (key: ArrayBuffer): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);
