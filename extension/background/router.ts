import { answerLookUp } from "./answer-look-up.ts";
import { readLookUp } from "./read-look-up.ts";
import { fromOf, type Sender } from "./sender.ts";

/** A page asks for badges. */
export const isLookUp = (message: unknown): message is { ask: unknown } =>
  typeof message === "object" && message !== null && "ask" in message && "name" in message
    ? message.name === "lookUp"
    : false;

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
  const { routeRest } = await import("./route-rest.ts");
  return routeRest(message, from, now);
};
