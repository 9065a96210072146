import { decodeJwt } from "jose";
import { randomToken } from "../auth/pkce.ts";
import { idTokenOf } from "../db/credentials.ts";
import { type Database, runBatch } from "../db/database.ts";
import { keepSecret, takeSecret } from "../db/sessions.ts";
import { sha256 } from "./sha256.ts";

/** What the company's provider is asked so that it asks the person anew, whoever is signed in there (OIDC core 3.1.2.1). */
export const ASK_ANEW = { prompt: "login", max_age: "0" } as const;

export type ProofGrant = { userId: string; codeChallenge: string };

const START_MS = 10 * 60_000;
const CODE_MS = 60_000;
/** Clocks of a provider and ours. */
const SKEW_MS = 30_000;

const startIdentifier = async (codeChallenge: string): Promise<string> =>
  `proof-start|${await sha256(codeChallenge)}`;
export const proofIdentifier = async (code: string): Promise<string> => `proof-code|${await sha256(code)}`;

/** Notes when an extension's request for a proof began: what the provider says must be younger. */
export async function startProof(db: Database, codeChallenge: string, now: Date): Promise<void> {
  await runBatch(db, [
    keepSecret(db, {
      identifier: await startIdentifier(codeChallenge),
      value: String(now.getTime()),
      now,
      expiresAt: new Date(now.getTime() + START_MS),
    }),
  ]);
}

export type Proof = { code: string } | { problem: "too_late" | "not_anew" };

/**
 * A code that marks one session as fresh, if the provider says that the person proved who they are since the request began.
 * `not_anew`: it says an earlier time (it did not ask), or none at all, which the protocol forbids where `max_age` is asked.
 */
export async function proveAtCompany(
  db: Database,
  grant: ProofGrant,
  provider: string,
  now: Date,
): Promise<Proof> {
  const began = await takeSecret(db, await startIdentifier(grant.codeChallenge), now);
  if (began === undefined) return { problem: "too_late" };
  const token = await idTokenOf(db, grant.userId, provider);
  const provedAt = token && authTimeOf(token);
  if (typeof provedAt !== "number" || provedAt * 1000 < Number(began) - SKEW_MS)
    return { problem: "not_anew" };
  const code = randomToken();
  await runBatch(db, [
    keepSecret(db, {
      identifier: await proofIdentifier(code),
      value: JSON.stringify(grant),
      now,
      expiresAt: new Date(now.getTime() + CODE_MS),
    }),
  ]);
  return { code };
}

/** The library checked signature, issuer, audience and nonce before it kept the token. */
function authTimeOf(token: string): unknown {
  return decodeJwt(token).auth_time;
}
