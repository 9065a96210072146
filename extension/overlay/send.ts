import type { Ask, Reply } from "../platform/messages.ts";

type PageMessage =
  | "lookUp"
  | "describe"
  | "openSurface"
  | "checkOrder"
  | "wake"
  | "bringPart"
  | "claimRecord"
  | "pageFound"
  | "rulesHere"
  | "ruleRested";
/** Undefined: refused, failed, or nobody there. Never rejects. */
export type Send = <Name extends PageMessage>(name: Name, ask: Ask<Name>) => Promise<Reply<Name> | undefined>;

type Runtime = { id?: string; sendMessage(message: unknown): Promise<unknown> };

/** The overlay's own small sender; `gone` is called once the extension was updated or removed under the page. */
export const makeSend =
  (runtime: Runtime, gone: () => void): Send =>
  async (name, ask) => {
    try {
      return (await runtime.sendMessage({ name, ask })) as Reply<typeof name>;
    } catch (error) {
      if (!runtime.id || /context invalidated/i.test(String(error))) gone();
      return undefined;
    }
  };
