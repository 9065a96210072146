import { verifyPassword } from "better-auth/crypto";
import type { Reauthentication, ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { challengeOf, sameSecret } from "../auth/pkce.ts";
import { forgetAttempts } from "../db/attempts.ts";
import { passwordOf } from "../db/credentials.ts";
import type { Database } from "../db/database.ts";
import { lastReauthentication, noteReauthentication, takeSecret } from "../db/sessions.ts";
import type { AppEnv, CurrentMember } from "../env.ts";
import { AppError } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { limitRate } from "./limit-rate.ts";
import { type ProofGrant, proofIdentifier } from "./prove-at-company.ts";
import { limitSignIn } from "./sign-in-with-password.ts";

/** How long a proof counts on the device where it was given. */
export const FRESH_MS = 5 * 60_000;

const CODES = { max: 10, windowMs: 60_000 };

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number };
type Ways = { password: boolean; company: boolean };

/** Whether this member proved on this device, within the last five minutes, who they are (beside the sign-in itself). */
export async function isReauthenticated(
  db: Database,
  member: Pick<CurrentMember, "userId" | "sessionId">,
  now: number,
): Promise<boolean> {
  const at = await lastReauthentication(db, member);
  return at !== null && at <= now && now - at < FRESH_MS;
}

/** Which of the deployment's ways this person has, and until when the last proof counts. */
export async function reauthenticationState(
  { db, member, now }: Asking,
  open: Ways,
): Promise<ReauthenticationState> {
  const hasPassword = open.password && (await passwordOf(db, member.userId)) !== undefined;
  const at = await lastReauthentication(db, member);
  const counts = at !== null && now - at < FRESH_MS;
  return {
    ways: [...(hasPassword ? (["password"] as const) : []), ...(open.company ? (["company"] as const) : [])],
    until: counts ? new Date(at + FRESH_MS).toISOString() : null,
  };
}

/**
 * Marks this session as fresh. `sign_in_failed`: wrong password, another person's code; `code_expired`: a code that is late, used
 * or of somebody else's making; `too_many_requests` counts together with the sign-in. Both outcomes are in the journal.
 */
export async function reauthenticate(
  asking: Asking & { address: string },
  proof: Reauthentication,
  open: Ways,
): Promise<ReauthenticationState> {
  const { db, member, organization, now } = asking;
  const counted =
    proof.way === "password"
      ? await limitSignIn(db, { email: member.email, address: asking.address }, now)
      : [];
  if (proof.way === "company") await limitRate(db, `proof|${member.userId}`, CODES, now);
  const refusal = await refusalOf(asking, proof, open);
  await commitChange(db, organization.number, {
    statements: refusal ? [] : [noteReauthentication(db, member, now)],
    audit: [
      {
        actor: member.userId,
        action: refusal ? "reauthentication_failed" : "reauthenticated",
        subjectKind: "member",
        subjectId: member.memberId,
        detail: { name: member.name, way: proof.way },
      },
    ],
    now,
  });
  if (refusal) throw new AppError(refusal);
  await Promise.all(counted.map((key) => forgetAttempts(db, key)));
  return reauthenticationState(asking, open);
}

async function refusalOf(
  { db, member, now }: Asking,
  proof: Reauthentication,
  open: Ways,
): Promise<"sign_in_failed" | "code_expired" | null> {
  if (proof.way === "password") {
    const hash = open.password ? await passwordOf(db, member.userId) : undefined;
    const isRight = hash !== undefined && (await verifyPassword({ hash, password: proof.password }));
    return isRight ? null : "sign_in_failed";
  }
  const kept = await takeSecret(db, await proofIdentifier(proof.code), new Date(now));
  if (!kept) return "code_expired";
  const grant = JSON.parse(kept) as ProofGrant;
  if (!(await sameSecret(await challengeOf(proof.codeVerifier), grant.codeChallenge))) return "code_expired";
  return grant.userId === member.userId ? null : "sign_in_failed";
}
