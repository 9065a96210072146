import type { Env } from "../env.ts";
import { authOf } from "./auth.ts";

export type BrowserSession = { sessionId: string; userId: string; name: string; email: string };

/** Who is signed in in the browser that shows our own pages; undefined for nobody. */
export async function browserSession(env: Env, headers: Headers): Promise<BrowserSession | undefined> {
  const auth = await authOf(env);
  const cookies = new Headers({ cookie: headers.get("cookie") ?? "" });
  const found = await auth.api.getSession({ headers: cookies });
  if (!found) return undefined;
  const { session, user } = found;
  return { sessionId: session.id, userId: user.id, name: user.name, email: user.email };
}
