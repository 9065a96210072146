const IV_BYTES = 12;

/**
 * Key of an organization for one purpose, derived from the deployment's secret: it stands in no storage, and is another one for
 * each organization and each purpose.
 */
export async function organizationKey(
  secret: string,
  organization: number,
  purpose: "field texts" | "source keys",
): Promise<CryptoKey> {
  const encoder = new TextEncoder();
  const material = await crypto.subtle.importKey("raw", encoder.encode(secret), "HKDF", false, ["deriveKey"]);
  const info = encoder.encode(String(organization));
  const salt = encoder.encode(`vigie ${purpose}`);
  return crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

/** What was sealed under this key; undefined: under another one. */
export async function openSealed(
  key: CryptoKey,
  iv: BufferSource,
  sealed: BufferSource,
): Promise<ArrayBuffer | undefined> {
  try {
    return await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}

/** A text under a key, as two parts in base64. */
export async function sealText(key: CryptoKey, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const data = new TextEncoder().encode(text);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, data);
  return `${base64(iv)}.${base64(new Uint8Array(sealed))}`;
}

/** The text of `sealText`; null where it was sealed under another key. */
export async function openText(key: CryptoKey, cipher: string): Promise<string | null> {
  const [iv = "", sealed = ""] = cipher.split(".");
  const data = await openSealed(key, bytes(iv), bytes(sealed));
  return data === undefined ? null : new TextDecoder().decode(data);
}

const base64 = (data: Uint8Array): string => btoa(String.fromCharCode(...data));
const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
