import type { PageDocument, TabMessages } from "../platform/messages.ts";
import type { SeenDocument } from "../sites/site.ts";
import { startEngine } from "./engine.ts";
import { sightedOf } from "./identity.ts";
import { organizationRules } from "./organization-rules.ts";
import { partHere, siteHere, sitesHere } from "./parts.ts";
import { makeSend } from "./send.ts";
import type { OpenRoot } from "./shadow-roots.ts";
import { wantCards } from "./want-cards.ts";
import { wantVerdicts } from "./want-verdicts.ts";

type Heard = { [Name in keyof TabMessages]: TabMessages[Name]["ask"] }[keyof TabMessages];
type Listener = (message: Heard, sender: unknown, reply: (answer: unknown) => void) => void;
export type OverlayRuntime = {
  id?: string;
  sendMessage(message: unknown): Promise<unknown>;
  onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void };
};

const LEAST_WIDTH = 240;
const LEAST_HEIGHT = 120;

/** What runs on this page now, in the world that all scripts of the extension share there. */
const world = globalThis as { vigieOverlay?: { runtime: OverlayRuntime; end: AbortController } };

/** Starts the overlay unless it runs here; one left behind by an update of the extension is ended first. */
export const startOnce = (runtime: OverlayRuntime, openRoot: OpenRoot): void => {
  if (world.vigieOverlay?.runtime.id && !world.vigieOverlay.end.signal.aborted) return;
  world.vigieOverlay?.end.abort();
  const end = new AbortController();
  world.vigieOverlay = { runtime, end };
  whenRoomy(window, end.signal, () => startOverlay(runtime, openRoot, end.signal, () => end.abort()));
};

/** A frame too small to hold a record or a list costs one listener, until it grows. */
const whenRoomy = (view: Window, signal: AbortSignal, start: () => void): void => {
  const isRoomy = () => view.innerWidth >= LEAST_WIDTH && view.innerHeight >= LEAST_HEIGHT;
  if (view.top === view || isRoomy()) {
    start();
    return;
  }
  const resized = (): void => {
    if (!isRoomy()) return;
    view.removeEventListener("resize", resized);
    start();
  };
  view.addEventListener("resize", resized, { signal });
};

/** Runs the overlay on this page until the signal ends it; `stop` is called when the extension went away. */
const startOverlay = (
  runtime: OverlayRuntime,
  openRoot: OpenRoot,
  signal: AbortSignal,
  stop: () => void,
): void => {
  const send = makeSend(runtime, stop);
  // A frame without an address of its own has the origin of whoever made it.
  const hostname = URL.canParse(window.origin) ? new URL(window.origin).hostname : "";
  const rules = organizationRules(send, () => engine.rulesChanged());
  const given = sitesHere();
  const sites = {
    given: () => (given.length === 1 ? (given[0] ?? null) : null),
    of: (page: Document) => {
      const siteOfPage = partHere("signatures");
      return siteOfPage && (siteOfPage(page, hostname) ?? "generic");
    },
    here: (id: string) => rules.over(siteHere(id)),
    bring: async (id: string) => {
      await send("bringPart", { part: id });
      return id === "signatures" ? partHere(id) : siteHere(id);
    },
  };
  const engine = startEngine({
    page: document,
    view: window,
    sites,
    send,
    signal,
    openRoot,
    alive: () => {
      if (!runtime.id) stop();
      return Boolean(runtime.id);
    },
    badgeGone: (of) => cards.now()?.badgeGone(of),
    mutated: () => {
      cards.now()?.guard();
      verdicts.now()?.guard();
    },
  });
  const cards = wantCards(document, window, engine, send, signal);
  const verdicts = wantVerdicts(engine, send, signal);
  void rules.refresh();

  const listener: Listener = (message, _sender, reply) => {
    if (message.name === "settingsChanged") engine.settingsChanged(message.settings);
    else if (message.name === "revisionChanged") {
      engine.revisionChanged();
      verdicts.now()?.again();
      void rules.refresh();
    } else if (message.name === "rulesChanged") void rules.refresh();
    else if (message.name === "pageSubject") reply(subject());
    else if (message.name === "stop") stop();
    else if (message.name === "hasRecord") reply(engine.frame.held());
    else if (message.name === "recordMoved") engine.frame.moved();
  };
  const subject = (): TabMessages["pageSubject"]["reply"] => {
    const record = engine.record();
    if (!record) return null;
    const document = engine.document();
    return {
      scope: engine.scope(),
      sighting: sightedOf(record, "record"),
      ...(document ? { document: asText(document) } : {}),
    };
  };
  runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => runtime.id && runtime.onMessage.removeListener(listener));
};

const asText = ({ readFrom: _, total: { anchor: __, ...total }, ...said }: SeenDocument): PageDocument => ({
  ...said,
  total,
});
