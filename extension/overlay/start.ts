import type { TabMessages } from "../platform/messages.ts";
import { siteOfPage } from "../sites/signatures.ts";
import { startEngine } from "./engine.ts";
import { sightedOf } from "./identity.ts";
import { siteHere } from "./parts.ts";
import { makeSend } from "./send.ts";
import { showCards } from "./show-card.ts";

type Heard = { [Name in keyof TabMessages]: TabMessages[Name]["ask"] }[keyof TabMessages];
type Listener = (message: Heard, sender: unknown, reply: (answer: unknown) => void) => void;
export type OverlayRuntime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
};

/** What runs on this page now, in the world that all scripts of the extension share there. */
const world = globalThis as { vigieOverlay?: { runtime: OverlayRuntime; end: AbortController } };

/** Starts the overlay unless it runs here; one left behind by an update of the extension is ended first. */
export const startOnce = (runtime: OverlayRuntime): void => {
  if (world.vigieOverlay?.runtime.id && !world.vigieOverlay.end.signal.aborted) return;
  world.vigieOverlay?.end.abort();
  const end = new AbortController();
  world.vigieOverlay = { runtime, end };
  startOverlay(runtime, end.signal, () => end.abort());
};

/** Runs the overlay on this page until the signal ends it; `stop` is called when the extension went away. */
const startOverlay = (runtime: OverlayRuntime, signal: AbortSignal, stop: () => void): void => {
  const send = makeSend(runtime, stop);
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : "";
  const sites = {
    of: (page: Document) => siteOfPage(page, hostname) ?? "generic",
    here: siteHere,
    bring: async (id: string) => {
      await send("bringPart", { part: id });
      return siteHere(id);
    },
  };
  const hooks: { cards?: ReturnType<typeof showCards> } = {};
  const engine = startEngine({
    page: document,
    view: window,
    sites,
    send,
    signal,
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
