import type { BadgeView } from "../platform/messages.ts";
import type { Sighting } from "../sites/site.ts";
import type { Badge } from "./badge.ts";
import type { Lay } from "./badge-sheet.ts";
import { type Home, isAtHome } from "./guard.ts";
import { identityOf, printOf } from "./identity.ts";

/** One name on the page, keyed by the element that carries it and by what that element says. */
export type Tracked = {
  sighting: Sighting;
  /** Null once something it was read from changed: nothing may be drawn until the page is read again. */
  identity: string | null;
  /** The last identity read here, current or not. */
  said: string;
  print: string;
  near: boolean;
  mounted: { badge: Badge; home: Home; lay: Lay; view: BadgeView } | null;
  /** Times the page took our badge away lately: we do not fight it. */
  losses: number;
  /** Number of times another identity was read at this place. */
  changes: number;
};

const MOST_LOSSES = 5;

/** What was read, and where, is what it was: every change in those elements has been noticed since. */
const sameReading = (before: Sighting, now: Sighting): boolean => {
  const [one, other] = [before.readFrom ?? [before.anchor], now.readFrom ?? [now.anchor]];
  return (
    before.kind === now.kind &&
    before.place === now.place &&
    one.length === other.length &&
    one.every((element, at) => element === other[at])
  );
};

/** The names of the page now, and the badges mounted beside them. */
export const trackNames = (hooks: {
  watch(anchor: Element): void;
  unwatch(anchor: Element): void;
  removed(of: Tracked): void;
}) => {
  const names = new Map<Element, Tracked>();
  const readers = new WeakMap<Element, Set<Tracked>>();
  const mounted = new Set<Tracked>();

  const listen = (of: Tracked, on: boolean) => {
    for (const element of of.sighting.readFrom ?? [of.sighting.anchor]) {
      const all = readers.get(element) ?? new Set();
      if (on) all.add(of);
      else all.delete(of);
      readers.set(element, all);
    }
  };
  const readNow = ({ readFrom, anchor }: Sighting) => printOf(readFrom ?? [anchor]);

  const clear = (of: Tracked) => {
    if (!of.mounted) return;
    const { host } = of.mounted.badge;
    of.mounted = null;
    mounted.delete(of);
    host.remove();
    hooks.removed(of);
  };
  const forget = (of: Tracked) => {
    clear(of);
    listen(of, false);
    names.delete(of.sighting.anchor);
    hooks.unwatch(of.sighting.anchor);
  };
  /** Takes a badge away when its words may no longer be true. */
  const check = (of: Tracked): boolean => {
    if (of.identity !== null && readNow(of.sighting) === of.print) return true;
    of.identity = null;
    clear(of);
    return false;
  };

  return {
    names,
    mounted,
    clear,
    check,
    /** Idempotent: the same name again changes nothing; another name at the same place loses its badge now. */
    see(sighting: Sighting): Tracked {
      const identity = identityOf(sighting);
      const before = names.get(sighting.anchor);
      if (before && before.identity === identity && sameReading(before.sighting, sighting)) return before;
      const now = before ?? {
        sighting,
        identity,
        said: identity,
        print: "",
        near: false,
        mounted: null,
        losses: 0,
        changes: 0,
      };
      if (before) {
        if (before.identity !== identity || before.sighting.place !== sighting.place) clear(before);
        if (before.said !== identity) {
          before.losses = 0;
          before.changes++;
        }
        before.said = identity;
        listen(before, false);
        before.sighting = sighting;
        before.identity = identity;
      } else names.set(sighting.anchor, now);
      now.print = readNow(sighting);
      listen(now, true);
      if (!before) hooks.watch(sighting.anchor);
      return now;
    },
    forget,
    /** Names that a changed element, or anything above it, was read for. */
    readFrom(changed: Iterable<Node>): Set<Tracked> {
      const found = new Set<Tracked>();
      const walked = new Set<Node>();
      for (const start of changed)
        for (let at: Node | null = start; at && !walked.has(at); at = at.parentNode) {
          walked.add(at);
          for (const of of readers.get(at as Element) ?? []) found.add(of);
        }
      return found;
    },
    /** Badges that the page moved, covered or copied elsewhere go before the next frame. */
    guard(): boolean {
      let lost = false;
      const known = new Map();
      for (const of of [...mounted]) {
        if (!of.mounted || isAtHome(of.mounted.badge.host, of.mounted.home, known)) continue;
        of.losses++;
        lost = true;
        clear(of);
      }
      return lost;
    },
    mayMount: (of: Tracked): boolean => of.losses < MOST_LOSSES,
    forgive(): void {
      for (const of of names.values()) of.losses = 0;
    },
    forgetAll(): void {
      for (const of of [...names.values()]) forget(of);
    },
  };
};
export type Names = ReturnType<typeof trackNames>;
