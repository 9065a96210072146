import { browser } from "wxt/browser";
import type { Ask, MessageName, Reply } from "./messages.ts";

/** One message on the wire. The reply is the bare value; no reply at all means refused or failed. */
export type Envelope<Name extends MessageName = MessageName> = { name: Name; ask: Ask<Name> };

/**
 * Asks the background. Rejects with `MessageRefused` when it refuses the sender or the payload, and when the extension
 * was updated under an open page.
 */
export const send = async <Name extends MessageName>(name: Name, ask: Ask<Name>): Promise<Reply<Name>> => {
  const reply: Reply<Name> | undefined = await browser.runtime.sendMessage({ name, ask });
  if (reply === undefined) throw new MessageRefused(name);
  return reply;
};

export class MessageRefused extends Error {
  constructor(name: string) {
    super(`${name} was not answered`);
    this.name = "MessageRefused";
  }
}
