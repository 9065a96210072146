import * as z from "zod";
import type { Auth } from "../auth/auth.ts";

type Start = {
  provider: string;
  baseUrl: string;
  next: string;
  address: string;
  /** What else the provider is asked with. */
  parameters?: Record<string, string>;
};

const Answer = z.object({ url: z.url() });

/** Where the company's provider asks for the person, with the cookies that tie the answer to this browser; undefined when the provider does not answer. */
export async function startCompanySignIn(
  auth: Auth,
  { provider, baseUrl, next, address, parameters }: Start,
): Promise<{ url: string; cookies: string[] } | undefined> {
  const { origin } = new URL(baseUrl);
  const reply = await auth.handler(
    new Request(`${baseUrl}/api/auth/sign-in/social`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin,
        ...(address && { "cf-connecting-ip": address }),
      },
      body: JSON.stringify({
        provider,
        callbackURL: `${origin}${next}`,
        ...(parameters && { additionalParams: parameters }),
        errorCallbackURL: `${origin}/sign-in?next=${encodeURIComponent(next)}`,
      }),
    }),
  );
  if (!reply.ok) return undefined;
  const answer = Answer.safeParse(await reply.json());
  return answer.success ? { url: answer.data.url, cookies: reply.headers.getSetCookie() } : undefined;
}
