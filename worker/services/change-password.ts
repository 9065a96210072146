import { hashPassword, verifyPassword } from "better-auth/crypto";
import { forgetAttempts } from "../db/attempts.ts";
import { credentialOf, membershipsOf, setPassword } from "../db/credentials.ts";
import { type Database, runBatch } from "../db/database.ts";
import { endSessionsOf } from "../db/sessions.ts";
import { AppError, invalidField } from "../errors.ts";
import { commitChange } from "./commit-change.ts";
import { limitSignIn } from "./sign-in-with-password.ts";

const PASSWORD_LENGTH = { min: 12, max: 200 };

type Change = { email: string; oldPassword: string; newPassword: string; address: string };

/**
 * Sets another password for whoever knows the one before, and signs every device of that person out. `sign_in_failed`: wrong
 * address or password, at the price of a check in both cases; `invalid_input`: the new one is too short, too long or the old
 * one; `too_many_requests` is counted together with the sign-in, so that this is no second door for guessing.
 */
export async function changePassword(db: Database, change: Change, now: Date): Promise<void> {
  const { email, oldPassword, newPassword, address } = change;
  const counted = await limitSignIn(db, { email, address }, now.getTime());
  const known = await credentialOf(db, email);
  const hash = known?.hash ?? (await unknownHash());
  if (!(await verifyPassword({ hash, password: oldPassword })) || !known)
    throw new AppError("sign_in_failed");
  const { length } = newPassword;
  if (length < PASSWORD_LENGTH.min || length > PASSWORD_LENGTH.max || newPassword === oldPassword)
    throw invalidField("newPassword");
  const effect = [
    setPassword(db, known.userId, await hashPassword(newPassword), now),
    endSessionsOf(db, known.userId),
  ];
  const [first, ...others] = await membershipsOf(db, known.userId);
  if (!first) await runBatch(db, effect);
  for (const { organization, memberId } of first ? [first, ...others] : [])
    await commitChange(db, organization, {
      statements: organization === first?.organization ? effect : [],
      audit: [
        {
          actor: known.userId,
          action: "password_changed",
          subjectKind: "member",
          subjectId: memberId,
          detail: {},
        },
      ],
      now: now.getTime(),
    });
  for (const key of counted) await forgetAttempts(db, key);
}

let unknown: Promise<string> | undefined;

/** A hash that nothing fits: checking against it takes as long as against a real one. */
function unknownHash(): Promise<string> {
  unknown ??= hashPassword(crypto.randomUUID());
  return unknown;
}
