import type { TabMessages } from "../platform/messages.ts";
import { SITES } from "../sites/registry.ts";
import { startEngine } from "./engine.ts";
import { sightedOf } from "./identity.ts";
import { takePart } from "./parts.ts";
import { makeSend } from "./send.ts";
import { showCards } from "./show-card.ts";

type Heard = { [Name in keyof TabMessages]: TabMessages[Name]["ask"] }[keyof TabMessages];
type Listener = (message: Heard, sender: unknown, reply: (answer: unknown) => void) => void;
export type OverlayRuntime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
};

/** Runs the overlay on this page until the signal ends it; `stop` is called when the extension went away. */
export const startOverlay = (runtime: OverlayRuntime, signal: AbortSignal, stop: () => void): void => {
  const send = makeSend(runtime, stop);
  const surroundings = { page: document, view: window, sites: SITES, send, signal };
  const hooks: { cards?: ReturnType<typeof showCards> } = {};
  const engine = startEngine({
    ...surroundings,
    otherwise: () => takePart(send, "generic"),
    badgeGone: (of) => hooks.cards?.badgeGone(of),
    mutated: () => hooks.cards?.guard(),
  });
  hooks.cards = showCards(document, window, engine, send, signal);

  const listener: Listener = (message, _sender, reply) => {
    if (message.name === "settingsChanged") engine.settingsChanged(message.settings);
    else if (message.name === "revisionChanged") engine.revisionChanged();
    else if (message.name === "pageSubject") reply(subject());
  };
  const subject = (): TabMessages["pageSubject"]["reply"] => {
    const record = engine.record();
    return record && { scope: engine.scope(), sighting: sightedOf(record, "record") };
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => runtime.id && runtime.onMessage.removeListener(listener));
};
