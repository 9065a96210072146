import type { PageSettings } from "../platform/messages.ts";
import type { Sighting, Site } from "../sites/site.ts";
import { askBadges } from "./ask-badges.ts";
import { isOurs } from "./badge.ts";
import { badgeDrawer, type Ready } from "./draw-badges.ts";
import { sightedOf } from "./identity.ts";
import { pageScanner } from "./scan-page.ts";
import type { Send } from "./send.ts";
import { type Tracked, trackNames } from "./tracked.ts";
import { watchPage } from "./watch-page.ts";

/** Which site a page is of, and how its script comes to it. */
export type SitesHere = {
  of(page: Document): string;
  here(id: string): Site | null;
  bring(id: string): Promise<Site | null>;
};

export type Surroundings = {
  page: Document;
  view: Window & typeof globalThis;
  sites: SitesHere;
  send: Send;
  signal: AbortSignal;
  /** A badge went away or changed: whatever stands beside it goes too. */
  badgeGone?: (of: Tracked) => void;
  /** Called in every mutation callback, before the next frame. */
  mutated?: () => void;
};

const NEAR = "300px 0px";
const FORGIVE_MS = 10_000;
/** Address and content change up to 118 ms apart: a record is believed once both have stood still this long. */
const SETTLE_MS = 200;
/** Drawn together; more of them while the frame's time for drawing lasts, the rest in the next frame. */
const DRAWN_AT_ONCE = 4;
const DRAW_MS = 1.5;
/** Reads the pages of no known product. */
const OTHERWISE = "generic";
/** Such a page may turn out to be a product's once it has drawn itself: looked at again this often. */
const LOOK_MS = 1000;

/** Finds names, asks for their badges, draws and clears them. Knows no site. */
export const startEngine = ({
  page,
  view,
  sites,
  send,
  signal,
  badgeGone,
  mutated: heardMutation,
}: Surroundings) => {
  let site: Site | null = null;
  let settings: PageSettings | null = null;
  let address = "";
  let values = "";
  let drawing = false;
  let settledAt = 0;
  let frame: { at: unknown; spent: number } = { at: null, spent: 0 };
  let lookedAt = -LOOK_MS;
  let coming: string | null = null;
  const refused = new Set<string>();

  const url = () => new URL(page.URL);
  const scope = () => ({
    site: site?.id ?? "",
    origin: url().origin,
    tenant: site?.tenant(page, url()).slice(0, 100) ?? "",
  });

  const near = nearViewport(view, (anchors, isNear) => {
    for (const anchor of anchors) {
      const of = names.names.get(anchor);
      if (!of) continue;
      of.near = isNear;
      if (!isNear) names.clear(of);
    }
    draw();
  });
  const names = trackNames({
    watch: (anchor) => near.observe(anchor),
    unwatch: (anchor) => near.unobserve(anchor),
    removed: (of) => badgeGone?.(of),
  });
  const drawer = badgeDrawer(page, names);
  const clock = {
    now: () => view.performance.now(),
    later: (run: () => void, ms: number) => void view.setTimeout(run, ms),
  };
  const asker = askBadges(send, scope, clock, (heard) => {
    if (signal.aborted) return;
    if (heard) apply(heard);
    draw();
  });

  const apply = (next: PageSettings): void => {
    const before = settings;
    settings = next;
    if (!next.signedIn) for (const of of [...names.mounted]) names.clear(of);
    if (!before) return;
    if (before.discreet !== next.discreet) for (const of of [...names.mounted]) names.clear(of);
    if (before.language !== next.language || before.signedIn !== next.signedIn) asker.forget();
  };

  const draw = (): void => {
    if (settings?.signedIn === false) return;
    let ready: Ready[] = [];
    const flush = () => {
      const start = view.performance.now();
      if (ready.length > 0) drawer.draw(ready, settings?.discreet ?? false);
      ready = [];
      frame.spent += view.performance.now() - start;
    };
    if (frame.at !== page.timeline.currentTime) frame = { at: page.timeline.currentTime, spent: 0 };
    for (const of of names.names.values()) {
      if (!of.near || of.identity === null || !names.mayMount(of) || isUnsettled(of)) continue;
      const answer = asker.answer(of.identity, () => sightedOf(of.sighting, ""));
      if (!answer || of.mounted?.view === answer) continue;
      if (frame.spent > DRAW_MS) drawSoon();
      else if (isCurrent(of)) ready.push({ of, view: answer });
      else scanner.schedule();
      if (ready.length === DRAWN_AT_ONCE) flush();
    }
    flush();
  };
  /** An answer is drawn only beside the element it was asked for, still saying the same. */
  const isCurrent = (of: Tracked): boolean => of.sighting.anchor.isConnected && names.check(of);
  const isUnsettled = ({ sighting: { kind, link } }: Tracked): boolean =>
    kind === "record" && link !== undefined && view.performance.now() < settledAt;
  const unsettle = (): void => {
    settledAt = view.performance.now() + SETTLE_MS;
    view.setTimeout(drawSoon, SETTLE_MS + 1);
  };

  const drawSoon = (): void => {
    if (drawing || signal.aborted) return;
    drawing = true;
    view.requestAnimationFrame(() => {
      drawing = false;
      if (!signal.aborted) draw();
    });
  };

  const choose = (): void => {
    const now = view.performance.now();
    if (site && now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    const own = sites.of(page);
    const id = refused.has(own) ? OTHERWISE : own;
    const chosen = sites.here(id);
    if (!chosen) bring(id);
    else if (chosen !== site) {
      asker.forget();
      site = chosen;
    }
  };
  /** Asked for once a page; one that cannot come leaves the page to the reader of every other. */
  const bring = (id: string): void => {
    if (coming === id || refused.has(id)) return;
    coming = id;
    void sites.bring(id).then((brought) => {
      if (!brought) refused.add(id);
      coming = null;
      lookedAt = -LOOK_MS;
      if (!signal.aborted) scanner.schedule();
    });
  };

  const scanner = pageScanner(
    view,
    () => {
      if (settings?.signedIn === false) return null;
      // A page that any site takes may turn out to be a product's once it has drawn itself.
      if (!site || site.slow) choose();
      return site && { site, sightings: site.find(page, url()) };
    },
    (sighting) => {
      const before = names.names.get(sighting.anchor)?.changes ?? 0;
      if (names.see(sighting).changes !== before && sighting.kind === "record") unsettle();
    },
    (seen) => {
      for (const of of [...names.names.values()]) if (!seen.has(of.sighting.anchor)) names.forget(of);
      const wanted = new Set([...names.names.values()].map((of) => of.identity));
      asker.drop((identity) => wanted.has(identity));
      draw();
    },
    signal,
  );

  const mutated = (records: MutationRecord[]): void => {
    const changed = new Set<Node>();
    let foreign = false;
    for (const record of records) {
      const { addedNodes, removedNodes } = record;
      const ours =
        record.type === "childList" && [...addedNodes, ...removedNodes].every((node) => isOurs(node));
      if (ours) continue;
      foreign = true;
      changed.add(record.target);
    }
    if (names.guard()) drawSoon();
    for (const of of names.readFrom(changed)) if (of.mounted) names.check(of);
    heardMutation?.();
    if (foreign) scanner.schedule();
  };

  const reread = (): void => {
    for (const of of [...names.mounted]) {
      if (of.sighting.kind === "record" && !names.check(of)) scanner.schedule();
      if (of.mounted) drawer.relay(of);
    }
  };
  const changed = (): void => {
    reread();
    scanner.schedule();
  };
  const ticked = (): void => {
    if (page.URL !== address) navigated();
    reread();
    const now = formValues(page);
    if (now !== values) scanner.schedule();
    values = now;
  };
  const navigated = (): void => {
    if (page.URL === address) return;
    if (address !== "") unsettle();
    address = page.URL;
    site = null;
    refused.clear();
    for (const of of [...names.mounted]) if (isUnsettled(of)) names.clear(of);
    reread();
    names.forgive();
    scanner.restart();
  };

  const forgiving = view.setInterval(() => names.forgive(), FORGIVE_MS);
  signal.addEventListener("abort", () => {
    view.clearInterval(forgiving);
    names.forgetAll();
    near.disconnect();
  });
  watchPage(page, view, { mutated, changed, navigated, ticked }, signal);
  navigated();

  return {
    names,
    scope,
    settings: () => settings,
    /** What the page is about, for the extension's own surfaces. */
    record: (): Sighting | null =>
      [...names.names.values()].find((of) => of.sighting.kind === "record" && of.identity !== null)
        ?.sighting ?? null,
    settingsChanged(next: PageSettings): void {
      apply(next);
      scanner.schedule();
    },
    revisionChanged(): void {
      asker.forget();
      if (settings) settings = { ...settings, signedIn: true };
      scanner.schedule();
    },
  };
};
export type Engine = ReturnType<typeof startEngine>;

const nearViewport = (
  view: Window & typeof globalThis,
  changed: (anchors: Element[], isNear: boolean) => void,
): Pick<IntersectionObserver, "observe" | "unobserve" | "disconnect"> =>
  new view.IntersectionObserver(
    (entries) => {
      const now = new Map(entries.map((entry) => [entry.target, entry.isIntersecting]));
      for (const state of [true, false])
        changed(
          [...now].flatMap(([target, isNear]) => (isNear === state ? [target] : [])),
          state,
        );
    },
    { rootMargin: NEAR },
  );

/** Values set by the page's own scripts cause no mutation and no event. Passwords are never read. */
const formValues = (page: Document): string => {
  const parts: string[] = [];
  for (const control of page.querySelectorAll<HTMLInputElement>("input,textarea")) {
    if (parts.length >= 500) break;
    if (!control.matches("[type=password],[type=checkbox],[type=radio]"))
      parts.push(control.value.slice(0, 80));
  }
  return parts.join("\u0001");
};
