import type { ChainHead } from "./chain.ts";

/** A head of the chain as it stood `at` (Unix milliseconds), signed (Ed25519, base64url); `key` is the key's fingerprint. */
export type Seal = ChainHead & { at: number; signature: string; key: string };

export type SealedOrganization = { id: string; number: number };

/** What the signature of a kept seal is of. */
export const sealText = (
  { id, number }: SealedOrganization,
  { sequence, hash, at }: Omit<Seal, "signature" | "key">,
): string => JSON.stringify(["vigie-audit-seal-1", id, number, sequence, hash, at]);

/** What the signature in the last line of an export is of; `headerHash` binds the first line to it. */
export const exportHeadText = (
  { id, number }: SealedOrganization,
  { sequence, hash, at, headerHash }: ChainHead & { at: number; headerHash: string },
): string => JSON.stringify(["vigie-audit-export-1", id, number, sequence, hash, at, headerHash]);

/** The text whose hash is the fingerprint of a public key (32 bytes, base64url). */
export const keyText = (publicKey: string): string => `vigie-audit-key-1\n${publicKey}`;
