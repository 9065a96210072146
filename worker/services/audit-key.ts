import { keyText } from "#shared/audit/seal.ts";
import { sha256 } from "./sha256.ts";

export type AuditKey = {
  /** 32 bytes, base64url. */
  publicKey: string;
  fingerprint: string;
  /** Ed25519 over a text (UTF-8), base64url. */
  sign: (text: string) => Promise<string>;
  isSigned: (text: string, signature: string) => Promise<boolean>;
};

const encoder = new TextEncoder();
/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410). */
const PKCS8 = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
const ED25519 = { name: "Ed25519" };

const keys = new Map<string, Promise<AuditKey>>();

/**
 * The key that signs an organization's audit heads: derived from the deployment's secret, so that it stands in no database,
 * and another one for each organization. A new secret is a new key; seals made by the one before are compared, not checked.
 */
export function auditKey(secret: string, organizationId: string): Promise<AuditKey> {
  const name = `${organizationId}\n${secret}`;
  const known = keys.get(name);
  if (known) return known;
  const key = derive(secret, organizationId);
  keys.set(name, key);
  return key;
}

async function derive(secret: string, organizationId: string): Promise<AuditKey> {
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, [
    "deriveBits",
  ]);
  const info = encoder.encode(organizationId);
  const salt = encoder.encode("vigie audit heads");
  const seed = await crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, material, 256);
  const der = Uint8Array.from([...PKCS8, ...new Uint8Array(seed)]);
  const privateKey = await crypto.subtle.importKey("pkcs8", der, ED25519, true, ["sign"]);
  const { x: publicKey } = (await crypto.subtle.exportKey("jwk", privateKey)) as JsonWebKey;
  if (publicKey === undefined) throw new Error("a key without its public half");
  const open = await crypto.subtle.importKey("raw", bytes(publicKey), ED25519, false, ["verify"]);
  return {
    publicKey,
    fingerprint: await sha256(keyText(publicKey)),
    sign: async (text) => base64Url(await crypto.subtle.sign(ED25519, privateKey, encoder.encode(text))),
    isSigned: (text, signature) =>
      crypto.subtle.verify(ED25519, open, bytes(signature), encoder.encode(text)).catch(() => false),
  };
}

const base64Url = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
    character.charCodeAt(0),
  );
