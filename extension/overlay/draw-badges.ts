import type { BadgeView } from "../platform/messages.ts";
import { makeBadge } from "./badge.ts";
import type { Shape } from "./badge-sheet.ts";
import { type Home, homeAt, settle } from "./guard.ts";
import { groundBehind } from "./host-ground.ts";
import { besideText, groupOf, isCut, measure, moved, overControl, shapeOver, standsInside } from "./place.ts";
import type { Ground } from "./tones.ts";
import type { Names, Tracked } from "./tracked.ts";

/** A name and what is to be said about it. */
export type Ready = { of: Tracked; view: BadgeView };
/** full: as wide as its kind. small: as wide as a row's. dot: in the line. beside: over the margin, takes no room. */
type Fit = "full" | "small" | "dot" | "beside";
/** Rows of one list look alike, so what was read of one holds for the next ones for a while. */
type Group = {
  fit: Fit;
  clean: number;
  look: { ground: Ground; inside: boolean; at: number } | null;
};
type Plan = Ready & {
  home: Home;
  ground: Ground;
  group: Group;
  widest: Shape;
  was: number[] | null;
  cut: boolean;
};

const NEXT: Record<Fit, Fit> = { full: "small", small: "dot", dot: "beside", beside: "beside" };
/** Names of a list that moved nothing before we stop measuring it. */
const TRUSTED = 12;
const LOOK_MS = 3000;

/** Puts badges in, and smaller ones where names or rows would move. Call in an animation frame. */
export const badgeDrawer = (names: Names) => {
  const groups = new WeakMap<Element, Group>();

  const groupAt = (of: Tracked): Group => {
    const element = groupOf(of.sighting.anchor);
    const group = groups.get(element) ?? { fit: "full", clean: 0, look: null };
    groups.set(element, group);
    return group;
  };

  /** Ground and standing place; kept for rows, since styles read between two insertions cost the page a recalculation each. */
  const lookOf = ({ sighting }: Tracked, group: Group): { ground: Ground; inside: boolean } => {
    const at = performance.now();
    const shared = sighting.kind !== "record";
    if (shared && group.look && at - group.look.at < LOOK_MS) return group.look;
    const look = { ground: groundBehind(sighting.anchor), inside: standsInside(sighting), at };
    if (shared) group.look = look;
    return look;
  };

  /** Everything that reads the page, before anything is put in. */
  const plan = (ready: Ready): Plan | null => {
    const { sighting } = ready.of;
    const group = groupAt(ready.of);
    const { ground, inside } = lookOf(ready.of, group);
    const home = homeAt(sighting.anchor, inside);
    if (!home) return null;
    const measured = sighting.place !== "over" && group.fit !== "beside" && group.clean < TRUSTED;
    const full: Shape = sighting.kind === "record" ? "record" : "row";
    const widest = sighting.place === "over" ? shapeOver(sighting.anchor, full) : full;
    const was = measured ? measure(sighting.anchor) : null;
    return { ...ready, home, ground, group, widest, was, cut: full === "record" && isCut(sighting.anchor) };
  };

  const put = ({ of, view, home, ground, group, widest }: Plan, discreet: boolean): void => {
    const over = of.sighting.place === "over";
    const fitting = group.fit === "full" || over ? widest : group.fit === "small" ? "row" : "dot";
    const lay = over || group.fit === "beside" ? { left: 0, top: 0 } : "inline";
    const badge = makeBadge(discreet ? "dot" : fitting, lay);
    badge.show(view, ground);
    settle(badge.host, home);
    of.mounted = { badge, home, lay, view };
    names.mounted.add(of);
  };

  /** Laid badges follow their control or name. */
  const relay = ({ sighting, mounted }: Tracked): void => {
    if (!mounted || mounted.lay === "inline") return;
    const { host, shape } = mounted.badge;
    const to = sighting.place === "over" ? overControl : besideText;
    const lay = to(sighting.anchor, host, shape, mounted.lay);
    if (lay.left === mounted.lay.left && lay.top === mounted.lay.top) return;
    mounted.lay = lay;
    mounted.badge.lay(lay);
  };

  /** A record's badge takes no letters of its name where a smaller one leaves more of them; rows are cut anyway. */
  const hides = ({ of, group, widest, cut }: Plan): boolean =>
    group.fit === "full" && widest === "record" && !cut && isCut(of.sighting.anchor);

  /** Lists whose rows moved get the next smaller shape, all of them. */
  const shrink = (plans: Plan[], discreet: boolean): boolean => {
    const tight = new Map<Group, Fit>();
    for (const each of plans) {
      const { of, group, was, widest } = each;
      if (!was || !of.mounted || group.fit === "beside") continue;
      if (!hides(each) && !moved(was, measure(of.sighting.anchor))) continue;
      tight.set(group, group.fit === "full" && widest !== "record" ? "dot" : NEXT[group.fit]);
    }
    for (const [group, fit] of tight) Object.assign(group, { fit, clean: 0 });
    if (tight.size === 0) return false;
    const again = [...names.mounted].flatMap((of) =>
      of.mounted && tight.has(groupAt(of)) ? [{ of, view: of.mounted.view }] : [],
    );
    for (const { of } of again) names.clear(of);
    for (const each of again.flatMap((ready) => plan(ready) ?? [])) put(each, discreet);
    return true;
  };

  const draw = (batch: Ready[], discreet: boolean): void => {
    const plans: Plan[] = [];
    for (const ready of batch) {
      const { mounted, sighting } = ready.of;
      if (mounted) {
        mounted.view = ready.view;
        mounted.badge.show(ready.view, groundBehind(sighting.anchor));
        continue;
      }
      const planned = plan(ready);
      if (planned) plans.push(planned);
    }
    for (const each of plans) put(each, discreet);
    for (let round = 0; round < 3 && shrink(plans, discreet); round++);
    for (const { group } of plans) group.clean++;
    for (const { of } of plans) relay(of);
  };

  return { draw, relay };
};
