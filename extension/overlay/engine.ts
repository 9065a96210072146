import type { PageSettings } from "../platform/messages.ts";
import type { SeenDocument, Sighting } from "../sites/site.ts";
import { askBadges } from "./ask-badges.ts";
import { isOurs } from "./badge.ts";
import { believed } from "./believed.ts";
import { badgeDrawer, type Ready } from "./draw-badges.ts";
import { sightedOf } from "./identity.ts";
import { partHere } from "./parts.ts";
import { recordFrame } from "./record-frame.ts";
import { pageScanner } from "./scan-page.ts";
import { selfCheck } from "./self-check.ts";
import type { Send } from "./send.ts";
import type { OpenRoot, ShadowRoots } from "./shadow-roots.ts";
import { type Tracked, trackNames } from "./tracked.ts";
import { watchPage } from "./watch-page.ts";
import { type SitesHere, whichSite } from "./which-site.ts";

export type Surroundings = {
  page: Document;
  view: Window & typeof globalThis;
  sites: SitesHere;
  send: Send;
  signal: AbortSignal;
  openRoot: OpenRoot;
  /** False once the extension went away under the page. */
  alive: () => boolean;
  /** A badge went away or changed: whatever stands beside it goes too. */
  badgeGone?: (of: Tracked) => void;
  /** Called in every mutation callback, before the next frame. */
  mutated?: () => void;
};

const NEAR = "300px";
/** Badges that scrolled away stay for when they come back, up to this many: putting in and taking out moves the page. */
const MOST_MOUNTED = 300;
const FORGIVE_MS = 10_000;
/** Address and content change up to 118 ms apart: a record is believed once both have stood still this long. */
const SETTLE_MS = 200;
/** Drawn together; more of them while the frame's time for drawing lasts, the rest in the next frame. */
const DRAWN_AT_ONCE = 4;
const DRAW_MS = 1.5;
const DIALOG = 'dialog[open],[role="dialog"],[aria-modal="true"]';
/** Finds names, asks for their badges, draws and clears them. Knows no site. */
export const startEngine = ({
  page,
  view,
  sites,
  send,
  signal,
  openRoot,
  alive,
  badgeGone,
  mutated: heardMutation,
}: Surroundings) => {
  let settings: PageSettings | null = null;
  let address = "";
  let values = "";
  let drawing = false;
  let settledAt = 0;
  let roots: ShadowRoots | null = null;
  let frame: { at: unknown; spent: number } = { at: null, spent: 0 };

  const url = () => new URL(page.URL);
  const scope = () => ({
    site: which.now()?.id ?? "",
    origin: url().origin,
    tenant: which.now()?.tenant(page, url()).slice(0, 100) ?? "",
  });
  const which = whichSite(page, view, sites, {
    other: () => asker.forget(),
    came: () => signal.aborted || scanner.schedule(),
  });
  const frameOf = recordFrame(
    view,
    send,
    () => {
      if (!frameOf.mine()) for (const of of [...names.mounted]) if (isRecord(of)) names.clear(of);
      drawSoon();
    },
    signal,
  );

  const near = nearViewport(view, (anchors, isNear) => {
    for (const anchor of anchors) {
      const of = names.names.get(anchor);
      if (!of) continue;
      of.near = isNear;
      // What is not looked at is not drawn anew: unless it is plainly still true it goes.
      if (!isNear && (isRecord(of) || names.mounted.size > MOST_MOUNTED)) names.clear(of);
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
    frameOf.holds(record() !== null);
    draw();
  });

  const apply = (next: PageSettings): void => {
    const before = settings;
    settings = next;
    if (!next.signedIn) for (const of of [...names.mounted]) names.clear(of);
    if (!before) return;
    if (before.discreet !== next.discreet || String(before.unwell) !== String(next.unwell))
      for (const of of [...names.mounted]) names.clear(of);
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
      if (isRecord(of) && !(isShown(of) && (frameOf.mine() || of.sighting.quiet))) continue;
      if (settings?.unwell?.includes(isRecord(of) ? "record" : "list")) continue;
      const answer = asker.answer(of.identity, () => sightedOf(of.sighting, ""));
      if (!answer || of.mounted?.view === answer) continue;
      if (isNobody(of)) names.clear(of);
      if (isNobody(of) || (isRecord(of) && !frameOf.mine())) continue;
      if (frame.spent > DRAW_MS) drawSoon();
      else if (isCurrent(of)) ready.push({ of, view: answer });
      else scanner.schedule();
      if (ready.length === DRAWN_AT_ONCE) flush();
    }
    flush();
  };
  /** An answer is drawn only beside the element it was asked for, still saying the same. */
  const isCurrent = (of: Tracked): boolean => of.sighting.anchor.isConnected && names.check(of);
  const isRecord = ({ sighting: { kind } }: Tracked): boolean => kind === "record";
  /** Of a name that is only looked for, until somebody is known by it. */
  const isNobody = ({ sighting, identity }: Tracked): boolean =>
    sighting.quiet === true && (asker.known(identity ?? "")?.kind ?? "unknown") === "unknown";
  const isShown = ({ sighting: { anchor } }: Tracked): boolean =>
    anchor.checkVisibility?.({ visibilityProperty: true }) ?? true;
  /** Of several records alive in one page the one shown, a dialog's before what it covers. */
  const record = (): Sighting | null => {
    const shown = [...names.names.values()].filter(
      (of) => isRecord(of) && of.identity !== null && !isNobody(of) && isShown(of),
    );
    const onTop = shown.filter(({ sighting }) => sighting.anchor.closest(DIALOG));
    const first = shown.find(({ sighting }) => !sighting.quiet) ?? shown[0];
    return (onTop.at(-1) ?? first)?.sighting ?? null;
  };
  const isUnsettled = ({ sighting: { kind, link } }: Tracked): boolean =>
    kind === "record" && link !== undefined && view.performance.now() < settledAt;
  const unsettle = (): void => {
    settledAt = view.performance.now() + SETTLE_MS;
    // What came to the front meanwhile by nothing but a class is read then.
    view.setTimeout(() => {
      drawSoon();
      if (!signal.aborted) scanner.schedule();
    }, SETTLE_MS + 1);
  };

  const drawSoon = (): void => {
    if (drawing || signal.aborted) return;
    drawing = true;
    view.requestAnimationFrame(() => {
      drawing = false;
      if (!signal.aborted) draw();
    });
  };

  const scanner = pageScanner(
    view,
    () => {
      if (settings?.signedIn === false) return null;
      const site = which.choose(names.names.size === 0);
      if (site?.slow) roots ??= shadowTrees();
      return site && { site, sightings: site.find(page, url(), roots?.all()) };
    },
    (seen) => {
      const sighting = believed(seen);
      if (!sighting) return;
      const before = names.names.get(sighting.anchor)?.changes ?? 0;
      if (names.see(sighting).changes !== before && sighting.kind === "record") unsettle();
    },
    (seen) => {
      for (const of of [...names.names.values()]) if (!seen.has(of.sighting.anchor)) names.forget(of);
      const wanted = new Set([...names.names.values()].map((of) => of.identity));
      asker.drop((identity) => wanted.has(identity));
      frameOf.holds(record() !== null);
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
      if (roots)
        for (const node of addedNodes) if (node instanceof Element && !isOurs(node)) roots.look(node);
    }
    if (names.guard()) drawSoon();
    for (const of of names.readFrom(changed)) if (of.mounted) names.check(of);
    heardMutation?.();
    if (foreign) scanner.schedule();
  };

  const reread = (): void => {
    if (names.guard()) drawSoon();
    for (const of of [...names.mounted]) {
      if (isRecord(of) && !isShown(of)) {
        names.clear(of);
        scanner.schedule();
      } else if (isRecord(of) && !names.check(of)) scanner.schedule();
      if (of.mounted) drawer.relay(of);
    }
  };
  const changed = (): void => {
    reread();
    scanner.schedule();
  };
  const ticked = (): void => {
    if (!alive()) return;
    if (page.URL !== address) navigated();
    roots?.again();
    frameOf.again();
    if (which.isDoubtful(names.names.size === 0)) scanner.schedule();
    reread();
    if ([...names.names.values()].some((of) => isRecord(of) && !of.mounted && isShown(of))) drawSoon();
    const now = formValues(page);
    if (now !== values) scanner.schedule();
    values = now;
  };
  const navigated = (): void => {
    if (page.URL === address) return;
    if (address !== "") unsettle();
    address = page.URL;
    check.begin();
    which.forget();
    for (const of of [...names.mounted]) if (isUnsettled(of)) names.clear(of);
    reread();
    names.forgive();
    scanner.restart();
  };

  const check = selfCheck(
    view,
    send,
    () => {
      const site = which.now();
      if (!site || site.slow || settings?.signedIn === false) return null;
      const all = [...names.names.values()].filter(({ identity }) => identity !== null);
      const records = all.filter((of) => isRecord(of) && isShown(of));
      return {
        site: site.id,
        ids: records
          .flatMap(({ sighting: { link } }) => (link?.kind === "customer" ? [link.externalId] : []))
          .slice(0, 5),
        records: records.length,
        rows: all.length - records.length,
      };
    },
    signal,
  );
  const forgiving = view.setInterval(() => names.forgive(), FORGIVE_MS);
  signal.addEventListener("abort", () => {
    view.clearInterval(forgiving);
    names.forgetAll();
    near.disconnect();
  });
  /** Nothing of ours goes along; badges are back in the next frame. */
  const taken = (): void => {
    for (const of of [...names.mounted]) names.clear(of);
    drawSoon();
  };

  const observe = watchPage(page, view, { mutated, changed, navigated, ticked, taken }, signal);
  /** For the reader of any page alone: products draw in the open, and finding shadow trees costs time. */
  const shadowTrees = (): ShadowRoots | null => {
    const trees = partHere("shadow")?.(view, openRoot, (root) => {
      if (signal.aborted) return;
      observe(root);
      scanner.schedule();
    });
    trees?.look(page.documentElement);
    return trees ?? null;
  };
  navigated();

  return {
    names,
    scope,
    settings: () => settings,
    frame: frameOf,
    /** What the page is about, for the extension's own surfaces. */
    record,
    /** The document on it as it stands now; null while address and content may be of two records. */
    document: (): SeenDocument | null =>
      view.performance.now() < settledAt ? null : (which.now()?.document?.(page, url()) ?? null),
    settingsChanged(next: PageSettings): void {
      apply(settings?.unwell ? { ...next, unwell: settings.unwell } : next);
      scanner.schedule();
    },
    /** Pages are read by other rules now. */
    rulesChanged(): void {
      which.forget();
      scanner.schedule();
    },
    revisionChanged(): void {
      asker.forget();
      for (const of of [...names.mounted]) if (!of.near) names.clear(of);
      // What is not drawn while a site is unwell is not asked for either: the next answer says how it is now.
      if (settings) {
        const { unwell: _, ...others } = settings;
        settings = { ...others, signedIn: true };
      }
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
