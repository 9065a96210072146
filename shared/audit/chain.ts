/** What an entry's hash is made of, besides the hash before and the organization. `at` in Unix milliseconds. */
export type ChainEntry = {
  sequence: number;
  at: number;
  actor: string;
  action: string;
  subjectKind: string;
  subjectId: string;
  payloadHash: string;
};

/** Where a chain stands: number and hash of its last entry; 0 and empty before the first. */
export type ChainHead = { sequence: number; hash: string };

/** SHA-256 of a text (UTF-8) in 64 hex digits; given from outside, so that nothing here needs a platform. */
export type Hash = (text: string) => string | Promise<string>;

/** The text whose hash is `payloadHash`: the salt keeps short payloads from being guessed once they are erased with it. */
export const payloadText = (salt: string, payload: string): string => `${salt}\n${payload}`;

/** The text whose hash is the entry's, after one with `previousHash` (empty before the first). */
export const entryText = (previousHash: string, organization: number, entry: ChainEntry): string =>
  JSON.stringify([
    previousHash,
    organization,
    entry.sequence,
    entry.at,
    entry.actor,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.payloadHash,
  ]);

/** An entry as it is kept: `salt` and `payload` are null once erased. */
export type KeptEntry = ChainEntry & { hash: string; salt: string | null; payload: string | null };

/** What of an entry is not as its hashes say: what was written down, or everything else about it. Undefined when all is. */
export async function brokenPart(
  hash: Hash,
  previousHash: string,
  organization: number,
  entry: KeptEntry,
): Promise<"payload" | "entry" | undefined> {
  const { salt, payload } = entry;
  const erased = salt === null || payload === null;
  if (!erased && (await hash(payloadText(salt, payload))) !== entry.payloadHash) return "payload";
  return (await hash(entryText(previousHash, organization, entry))) === entry.hash ? undefined : "entry";
}
