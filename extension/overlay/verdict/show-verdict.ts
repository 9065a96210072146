import type { PageDocument, VerdictView } from "../../platform/messages.ts";
import { controlOf } from "../../sites/read-text.ts";
import type { SeenDocument, Sighting } from "../../sites/site.ts";
import type { Laid } from "../badge-sheet.ts";
import type { Engine } from "../engine.ts";
import { type Home, homeAt, isAtHome, settle } from "../guard.ts";
import { groundBehind } from "../host-ground.ts";
import { sightedOf } from "../identity.ts";
import { standsInside } from "../place.ts";
import type { Send } from "../send.ts";
import { type Chip, makeChip } from "./chip.ts";
import { placeChip } from "./chip-place.ts";
import { SILENT } from "./chip-sheet.ts";
import { verdictCard } from "./verdict-card.ts";

/** After the last key, and after the last change of the total (POLICY 3). */
const QUIET_MS = 400;
const TICK_MS = 250;
const AGAIN_MS = 3000;
const MOST_LOSSES = 10;

type Subject = { key: string; sighting: Sighting; seen: SeenDocument; document: PageDocument };
type Shown = { chip: Chip; home: Home; anchor: Element; lay: Laid; at: string };

const asText = ({ readFrom: _, total: { anchor: __, ...total }, ...said }: SeenDocument): PageDocument => ({
  ...said,
  total,
});
const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input,textarea,select"));

const writes = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  !altKey && !ctrlKey && !metaKey && (key.length === 1 || key === "Backspace" || key === "Delete");

/**
 * The verdict beside the total of the page's quote, order or opportunity: silent while somebody types, asked of the background
 * when the page has stood still for 400 ms, drawn only while the page still says what it was asked for.
 */
export const showVerdicts = (
  page: Document,
  view: Window & typeof globalThis,
  engine: Engine,
  send: Send,
  signal: AbortSignal,
) => {
  let shown: Shown | null = null;
  let said: { key: string; verdict: VerdictView } | null = null;
  let asking: string | null = null;
  let round = 0;
  let timer: number | null = null;
  let losses = 0;

  const subject = (): Subject | null => {
    const settings = engine.settings();
    if (!settings?.signedIn || settings.unwell?.includes("record") || !engine.frame.mine()) return null;
    const sighting = engine.record();
    const seen = sighting && engine.document();
    if (!seen || !isVisible(seen.total.anchor)) return null;
    const document = asText(seen);
    const key = JSON.stringify([engine.scope(), sightedOf(sighting, ""), document]);
    return { key, sighting, seen, document };
  };
  const isVisible = (anchor: Element): boolean =>
    anchor.isConnected && (anchor.checkVisibility?.({ visibilityProperty: true }) ?? true);

  const remove = (): void => {
    card.close();
    shown?.chip.host.remove();
    shown = null;
  };
  const mount = (anchor: Element): Shown | null => {
    if (losses >= MOST_LOSSES) return null;
    const inside = standsInside({ kind: "record", anchor });
    const home = homeAt(anchor, inside);
    if (!home) return null;
    const chip = makeChip();
    const lay = { left: 0, top: 0 };
    chip.lay(lay);
    chip.say(SILENT, "", groundBehind(anchor));
    settle(chip.host, home);
    shown = { chip, home, anchor, lay, at: "" };
    relay();
    return shown;
  };
  const relay = (): void => {
    if (!shown) return;
    const { chip, anchor, lay } = shown;
    const to = placeChip(anchor, chip.host, lay);
    shown.at = whereabouts(shown);
    if (to.left === lay.left && to.top === lay.top) return;
    shown.lay = to;
    chip.lay(to);
  };

  /** Where total and chip stand: finding a free place again costs time, and a chip that jumps about is worse. */
  const whereabouts = ({ anchor, chip }: Shown): string =>
    [anchor, chip.host]
      .map((element) => element.getBoundingClientRect())
      .map(({ left, top, width, height }) =>
        [left + view.scrollX, top + view.scrollY, width, height].map(Math.round),
      )
      .concat([[view.innerWidth]])
      .join();

  /** Says what is known of what the page says now; nothing while it is being written. */
  const draw = (now: Subject | null): void => {
    if (now === null) {
      remove();
      return;
    }
    const { anchor } = now.seen.total;
    if (shown && shown.anchor !== anchor) remove();
    const at = shown ?? mount(anchor);
    const known = timer === null && said?.key === now.key ? said.verdict : null;
    if (known === null) card.close();
    const words = known === null || engine.settings()?.discreet ? SILENT : known;
    at?.chip.say(words, known?.label ?? "", groundBehind(anchor));
  };

  const ask = async ({ key, sighting, document }: Subject): Promise<void> => {
    asking = key;
    const mine = ++round;
    const { lang } = page.documentElement;
    const verdict = await send("checkOrder", {
      scope: engine.scope(),
      sighting: sightedOf(sighting, ""),
      document,
      lang: lang.slice(0, 40),
    });
    if (mine !== round || signal.aborted) return;
    asking = null;
    said = verdict ? { key, verdict } : null;
    const now = subject();
    if (verdict && now?.key === key) draw(now);
    // Refused, over the cap, or no copy yet: asked again later.
    else wait(verdict ? QUIET_MS : AGAIN_MS);
  };

  const wait = (ms = QUIET_MS): void => {
    if (timer !== null) view.clearTimeout(timer);
    timer = view.setTimeout(rested, ms);
  };
  const rested = (): void => {
    timer = null;
    const now = subject();
    if (now && now.key !== said?.key && now.key !== asking) void ask(now);
    draw(now);
  };
  /** Nothing of what was said may stand while the page says something else. */
  const look = (): void => {
    const now = subject();
    if (now && now.key !== said?.key && now.key !== asking && timer === null) wait();
    draw(now);
  };

  const typed = (event: Event): void => {
    if (!isTyped(event.target) || (event instanceof view.KeyboardEvent && !writes(event))) return;
    wait();
    if (shown) draw(subject());
    // What the page makes of it at once is part of it: found out only by the next look, the pause would begin anew.
    view.setTimeout(() => signal.aborted || recomputed());
  };
  const focused = (event: FocusEvent): void => {
    if (isTyped(event.target) && engine.document()) void send("wake", null);
  };
  const guard = (): void => {
    card.guard();
    if (shown && !isAtHome(shown.chip.host, shown.home)) {
      losses++;
      remove();
    }
  };
  let total = "";
  const textNow = (): string => {
    if (!shown) return "";
    const control = controlOf(shown.anchor) ?? shown.anchor;
    return "value" in control ? String(control.value) : (control.textContent ?? "");
  };
  /** The total was written anew, by whomever: what stands there is of before. */
  const recomputed = (): void => {
    const text = textNow();
    if (text === total) return;
    total = text;
    if (!shown) return;
    wait();
    draw(subject());
  };
  const taken = (): void => {
    remove();
    view.requestAnimationFrame(() => signal.aborted || look());
  };

  const card = verdictCard(page, view, {
    chip: () => {
      const known = timer === null ? (said?.verdict ?? null) : null;
      return shown && known ? { ...shown, verdict: known } : null;
    },
    open: () => {
      const now = subject();
      if (now)
        void send("openSurface", {
          scope: engine.scope(),
          sighting: sightedOf(now.sighting, ""),
          document: now.document,
        });
    },
    signal,
  });

  const capture = { capture: true, passive: true, signal };
  for (const name of ["keydown", "input", "change"]) view.addEventListener(name, typed, capture);
  for (const name of ["copy", "cut", "dragstart"]) view.addEventListener(name, taken, capture);
  view.addEventListener("focusin", focused, capture);
  const ticking = view.setInterval(() => {
    if (page.visibilityState === "hidden") return;
    guard();
    recomputed();
    look();
    if (shown && whereabouts(shown) !== shown.at) relay();
  }, TICK_MS);
  signal.addEventListener("abort", () => {
    view.clearInterval(ticking);
    if (timer !== null) view.clearTimeout(timer);
    remove();
  });
  wait();

  return {
    /** In every mutation callback, before the next frame. */
    guard(): void {
      guard();
      recomputed();
    },
    /** The copy changed: what it says now may be another thing. */
    again(): void {
      round++;
      asking = null;
      said = null;
      losses = 0;
      wait();
    },
  };
};
export type Verdicts = ReturnType<typeof showVerdicts>;
