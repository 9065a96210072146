import { challengeOf, randomToken, sameSecret } from "../auth/pkce.ts";
import { signToken, verifyToken } from "../auth/signed-token.ts";
import { type Database, runBatch } from "../db/database.ts";
import { organizationsOf } from "../db/memberships.ts";
import { addSession, endBearer, endDevice, keepSecret, takeSecret } from "../db/sessions.ts";
import { AppError } from "../errors.ts";
import { sha256 } from "./sha256.ts";

const CODE_MS = 60_000;
const DEVICE_MS = 30 * 86_400_000;

type Grant = { userId: string; organizationId: string; codeChallenge: string };

const identifierOf = async (code: string): Promise<string> => `extension-code|${await sha256(code)}`;

/** A code that buys one token within a minute, for whoever knows the verifier of `codeChallenge`. The database keeps its hash. */
export async function issueCode(db: Database, grant: Grant, now: Date): Promise<string> {
  const organizations = await organizationsOf(db, grant.userId);
  if (!organizations.some(({ id }) => id === grant.organizationId)) throw new AppError("not_allowed");
  const code = randomToken();
  await runBatch(db, [
    keepSecret(db, {
      identifier: await identifierOf(code),
      value: JSON.stringify(grant),
      now,
      expiresAt: new Date(now.getTime() + CODE_MS),
    }),
  ]);
  return code;
}

type Purchase = {
  code: string;
  codeVerifier: string;
  deviceName: string;
  deviceId?: string | undefined;
  /** The bearer this device held until now. */
  replaces?: string | undefined;
  ipAddress: string | null;
};

/**
 * A signed bearer of its own for one device, so that it can be listed and ended alone. Any use of a code burns it: a wrong
 * verifier, a second use and a late one are all `code_expired`. What the device held before ends with the same stroke, so
 * that a device never leaves a working bearer behind.
 */
export async function buyToken(
  db: Database,
  secret: string,
  purchase: Purchase,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const kept = await takeSecret(db, await identifierOf(purchase.code), now);
  if (!kept) throw new AppError("code_expired");
  const grant = JSON.parse(kept) as Grant;
  if (!(await sameSecret(await challengeOf(purchase.codeVerifier), grant.codeChallenge)))
    throw new AppError("code_expired");
  const former = purchase.replaces && (await verifyToken(purchase.replaces, secret));
  const token = randomToken();
  const expiresAt = new Date(now.getTime() + DEVICE_MS);
  await runBatch(db, [
    ...(former ? [endBearer(db, former)] : []),
    ...(purchase.deviceId ? [endDevice(db, grant.userId, purchase.deviceId)] : []),
    addSession(db, {
      id: crypto.randomUUID(),
      token,
      userId: grant.userId,
      organizationId: grant.organizationId,
      deviceName: printable(purchase.deviceName),
      deviceId: purchase.deviceId ?? null,
      ipAddress: purchase.ipAddress,
      now,
      expiresAt,
    }),
  ]);
  return { token: await signToken(token, secret), expiresAt };
}

const printable = (text: string): string => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").trim();
