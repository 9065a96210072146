import * as z from "zod";
import type { Env } from "../env.ts";
import { AppError } from "../errors.ts";
import { extensionAt } from "./extension-redirect.ts";

export type ExtensionRequest = {
  redirectUri: string;
  state: string;
  codeChallenge: string;
  extensionId: string;
  /** A bearer for a device, or the proof that the person of a device that has one is there. */
  purpose: "sign_in" | "reauthenticate";
};

const Parameters = z.object({
  redirect_uri: z.string().max(300),
  state: z.string().min(8).max(300),
  code_challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code_challenge_method: z.literal("S256").default("S256"),
  purpose: z.enum(["sign_in", "reauthenticate"]).default("sign_in"),
});

/** What an extension asks with, or the refusal `redirect_refused`: then nothing is sent to the address it named. */
export async function readExtensionRequest(
  env: Env,
  parameters: Record<string, unknown>,
): Promise<ExtensionRequest> {
  const parsed = Parameters.safeParse(parameters);
  if (!parsed.success) throw new AppError("redirect_refused", { cause: parsed.error });
  const { redirect_uri: redirectUri, state, code_challenge: codeChallenge, purpose } = parsed.data;
  const extensionId = await extensionAt(env, redirectUri);
  if (!extensionId) throw new AppError("redirect_refused");
  return { redirectUri, state, codeChallenge, extensionId, purpose };
}

/** The page that continues this request once somebody is signed in: a path of our own. */
export function finishPath({ redirectUri, state, codeChallenge, purpose }: ExtensionRequest): string {
  const parameters = { redirect_uri: redirectUri, state, code_challenge: codeChallenge };
  return `/ext/finish?${new URLSearchParams(purpose === "sign_in" ? parameters : { ...parameters, purpose })}`;
}

/** Whether a path of `finishPath` ends a request for a proof: then the company's provider is to ask anew. */
export const asksAnew = (next: string): boolean =>
  new URL(next, "https://here.invalid").searchParams.get("purpose") === "reauthenticate";

/** Where a sign-in page may go on to: the consent page, and nothing else anybody writes into `next`. */
export function safeNext(next: unknown): string {
  return typeof next === "string" && /^\/ext\/finish\?[\x21-\x7e]*$/.test(next) ? next : "/sign-in";
}
