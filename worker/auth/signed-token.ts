const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

function signingKey(secret: string): Promise<CryptoKey> {
  const known = keys.get(secret);
  if (known) return known;
  const key = crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign", "verify"],
  );
  keys.set(secret, key);
  return key;
}

/** `token.signature`, as the sign-in library writes it into its cookie and `bearer({ requireSignature: true })` wants it. */
export async function signToken(token: string, secret: string): Promise<string> {
  const signature = await crypto.subtle.sign("HMAC", await signingKey(secret), encoder.encode(token));
  return `${token}.${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}

/** The session token inside a bearer that this Worker signed; undefined for anything else. Costs no database read. */
export async function verifyToken(bearer: string, secret: string): Promise<string | undefined> {
  const signed = bearer.includes("%") ? decoded(bearer) : bearer;
  const dot = signed.indexOf(".");
  const token = signed.slice(0, Math.max(dot, 0));
  const signature = bytes(signed.slice(dot + 1));
  if (!token || !signature) return undefined;
  const valid = await crypto.subtle.verify(
    "HMAC",
    await signingKey(secret),
    signature,
    encoder.encode(token),
  );
  return valid ? token : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function bytes(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(base64)) return undefined;
  const binary = atob(base64.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
