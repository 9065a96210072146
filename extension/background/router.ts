import { openBeside } from "#extension/platform/surfaces.ts";
import { answerLookUp } from "./answer-look-up.ts";
import { mayOpen } from "./page-counts.ts";
import { readLookUp, speaksOfSighting } from "./read-look-up.ts";
import { fromOf, type Sender } from "./sender.ts";

type Named = { name: unknown; ask: unknown };
const isNamed = (message: unknown, name: string): message is Named =>
  typeof message === "object" &&
  message !== null &&
  "ask" in message &&
  "name" in message &&
  message.name === name;

/** A page asks for badges. */
export const isLookUp = (message: unknown): message is Named => isNamed(message, "lookUp");

/**
 * Answers one message; undefined refuses it: unknown name, wrong payload, or a sender the entry is not for. Pages are
 * held to their cap here, so that no handler can forget it. A page's look-up goes past the schemas and all that the other
 * messages need: they are loaded with the first of these.
 */
export const route = async (message: unknown, sender: Sender, now: number): Promise<unknown> => {
  const from = fromOf(sender);
  if (from.kind === "page" && isLookUp(message)) {
    const asked = readLookUp(message.ask);
    return asked === null ? undefined : answerLookUp(asked, from, now);
  }
  const opens = from.kind === "page" && isNamed(message, "openSurface");
  if (opens && !(speaksOfSighting(message.ask) && mayOpen(from.tabId, now))) return undefined;
  // Before anything is awaited: the browser opens a panel only while the click is fresh.
  const opened = opens ? openBeside(from.tabId) : null;
  const { routeRest } = await import("./route-rest.ts");
  const answer = await routeRest(message, from, now);
  await opened;
  return answer;
};
