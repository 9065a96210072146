import type { Auth } from "../auth/auth.ts";
import { forgetAttempts } from "../db/attempts.ts";
import type { Database } from "../db/database.ts";
import { AppError } from "../errors.ts";
import { limitRate } from "./limit-rate.ts";

type Attempt = { email: string; password: string; address: string; baseUrl: string; userAgent: string };

const PER_ACCOUNT_AND_ADDRESS = { max: 5, windowMs: 60_000 };
const PER_ACCOUNT = { max: 60, windowMs: 600_000 };

/** Counts an attempt to prove who one is by a password; gives the names under which it was counted. */
export async function limitSignIn(
  db: Database,
  { email, address }: Pick<Attempt, "email" | "address">,
  now: number,
): Promise<string[]> {
  const account = `sign-in|${email.toLowerCase().slice(0, 200)}`;
  const here = `${account}|${address}`;
  await limitRate(db, here, PER_ACCOUNT_AND_ADDRESS, now);
  await limitRate(db, account, PER_ACCOUNT, now);
  return [here, account];
}

/**
 * The library's reply to a right password: its cookies and its signed token. Refuses `sign_in_failed`, and
 * `too_many_requests` from the sixth attempt a minute on one account from one address; an account attacked from many addresses
 * slows down as well. Success forgets the attempts, so that nobody is kept out by signing in often.
 */
export async function signInWithPassword(auth: Auth, db: Database, attempt: Attempt): Promise<Response> {
  const counted = await limitSignIn(db, attempt, Date.now());
  const reply = await auth.handler(
    new Request(`${attempt.baseUrl}/api/auth/sign-in/email`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: new URL(attempt.baseUrl).origin,
        "user-agent": attempt.userAgent,
        ...(attempt.address && { "cf-connecting-ip": attempt.address }),
      },
      body: JSON.stringify({ email: attempt.email, password: attempt.password }),
    }),
  );
  if (reply.status === 429)
    throw new AppError("too_many_requests", {
      retryAfterSeconds: Number(reply.headers.get("X-Retry-After")) || 60,
    });
  if (!reply.ok) throw new AppError("sign_in_failed");
  await Promise.all(counted.map((key) => forgetAttempts(db, key)));
  return reply;
}
