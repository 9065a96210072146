import type { BadgeView, PageSettings } from "../platform/messages.ts";
import type { SeenDocument, Sighting } from "../sites/site.ts";
import { askBadges } from "./ask-badges.ts";
import { believed } from "./believed.ts";
import { isOurs } from "./box.ts";
import { badgeDrawer } from "./draw-badges.ts";
import { drawTurns } from "./draw-turns.ts";
import { formValues } from "./form-values.ts";
import { identityOf, sightedOf } from "./identity.ts";
import { nearViewport } from "./near-viewport.ts";
import { partHere } from "./parts.ts";
import { recordFrame } from "./record-frame.ts";
import { pageScanner } from "./scan-page.ts";
import { selfCheck } from "./self-check.ts";
import type { Send } from "./send.ts";
import { settling } from "./settling.ts";
import type { OpenRoot, ShadowRoots } from "./shadow-roots.ts";
import { isRecord, isShown, shownRecord } from "./shown-record.ts";
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

/** Badges that scrolled away stay for when they come back, up to this many: putting in and taking out moves the page. */
const MOST_MOUNTED = 1000;
const FORGIVE_MS = 10_000;

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
  let roots: ShadowRoots | null = null;

  const url = () => new URL(page.URL);
  const scope = () => ({
    site: which.now()?.id ?? "",
    origin: url().origin,
    tenant: which.now()?.tenant(page, url()).slice(0, 100) ?? "",
  });
  const which = whichSite(page, view, sites, {
    other: () => asker.forget(),
    came: () => scanner.schedule(),
  });
  const frameOf = recordFrame(
    view,
    send,
    () => {
      if (!frameOf.mine()) for (const of of [...names.mounted]) if (isRecord(of)) names.clear(of);
      turns.soon();
    },
    signal,
  );

  const near = nearViewport(view, (anchors, isNear) => {
    for (const anchor of anchors) {
      const of = names.names.get(anchor);
      if (!of) continue;
      of.near = isNear;
      // What is not looked at is not drawn anew: unless it is plainly still true it goes.
      if (!isNear && (isRecord(of) || names.mounted.size > MOST_MOUNTED || !asker.known(of.identity ?? "")))
        names.clear(of);
    }
    draw();
  });
  const names = trackNames({
    watch: (anchor) => near.observe(anchor),
    unwatch: (anchor) => near.unobserve(anchor),
    removed: (of) => {
      near.observe(of.sighting.anchor);
      badgeGone?.(of);
    },
  });
  const drawer = badgeDrawer(names);
  const clock = {
    now: () => view.performance.now(),
    later: (run: () => void, ms: number) => void view.setTimeout(run, ms),
  };
  const asker = askBadges(send, scope, clock, (heard) => {
    if (signal.aborted) return;
    if (heard) apply(heard);
    hold();
    draw();
  });

  const apply = (next: PageSettings): void => {
    const before = settings;
    settings = next;
    if (!next.signedIn) for (const of of [...names.mounted]) names.clear(of);
    if (!before) return;
    if (before.discreet !== next.discreet || String(before.unwell) !== String(next.unwell))
      for (const of of [...names.mounted]) names.clear(of);
    if (before.language !== next.language || before.signedIn !== next.signedIn) askAnew();
  };
  /** Where each badge is now decides whether it is drawn anew or goes. */
  const askAnew = (): void => {
    asker.forget();
    for (const of of names.mounted) {
      of.near = false;
      near.unobserve(of.sighting.anchor);
      near.observe(of.sighting.anchor);
    }
  };

  const wanted = (of: Tracked): BadgeView | null => {
    if (!of.near || of.identity === null || !names.mayMount(of) || settle.holds(of)) return null;
    if (isRecord(of) && !(isShown(of) && (frameOf.mine() || of.sighting.quiet))) return null;
    if (settings?.unwell?.includes(isRecord(of) ? "record" : "list")) return null;
    const answer = asker.answer(of.identity, () => sightedOf(of.sighting, ""));
    if (!answer || of.mounted?.view === answer) return null;
    if (isNobody(of)) names.clear(of);
    return isNobody(of) || (isRecord(of) && !frameOf.mine()) ? null : answer;
  };
  const turns = drawTurns(
    page,
    view,
    names,
    {
      wanted,
      draw(ready) {
        drawer.draw(ready, settings?.discreet ?? false);
        // Of what stays anyway the browser need not tell in each frame where it is.
        for (const { of } of ready)
          if (of.mounted && !isRecord(of) && names.mounted.size < MOST_MOUNTED)
            near.unobserve(of.sighting.anchor);
      },
      changed: () => scanner.schedule(),
    },
    signal,
  );
  const draw = (): void => {
    if (settings?.signedIn !== false) turns.draw();
  };
  /** Of a name that is only looked for, until somebody is known by it. */
  const isNobody = ({ sighting, identity }: Tracked): boolean =>
    sighting.quiet === true && (asker.known(identity ?? "")?.kind ?? "unknown") === "unknown";
  const record = (): Sighting | null => shownRecord(names.names.values(), isNobody);
  const hold = (): void => {
    const now = record();
    frameOf.holds(now ? identityOf(now) : "");
  };
  // What came to the front meanwhile by nothing but a class is read then.
  const settle = settling(view, () => {
    turns.soon();
    scanner.schedule();
  });

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
      if (names.see(sighting).changes !== before && sighting.kind === "record") settle.begin();
    },
    (seen) => {
      for (const of of [...names.names.values()]) if (!seen.has(of.sighting.anchor)) names.forget(of);
      const wanted = new Set([...names.names.values()].map((of) => of.identity));
      asker.drop((identity) => wanted.has(identity));
      hold();
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
    if (names.guard()) turns.soon();
    for (const of of names.readFrom(changed)) if (of.mounted) names.check(of);
    heardMutation?.();
    if (foreign) scanner.schedule();
  };

  const reread = (): void => {
    if (names.guard()) turns.soon();
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
    if ([...names.names.values()].some((of) => isRecord(of) && !of.mounted && isShown(of))) turns.soon();
    const now = formValues(page);
    if (now !== values) scanner.schedule();
    values = now;
  };
  const navigated = (): void => {
    if (page.URL === address) return;
    if (address !== "") settle.begin();
    address = page.URL;
    check.begin();
    which.forget();
    for (const of of [...names.mounted]) if (settle.holds(of)) names.clear(of);
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
    turns.soon();
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
      settle.isOn() ? null : (which.now()?.document?.(page, url()) ?? null),
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
      askAnew();
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
