import type { CardView } from "../platform/messages.ts";
import { claim, nameOf } from "./box.ts";
import { CARD, cardHostSheet, cardSheet } from "./card-sheet.ts";
import { watchSight } from "./card-sight.ts";
import { parentOf } from "./host-ground.ts";
import { closedRoot, wear } from "./sheets.ts";
import type { Ground } from "./tones.ts";

const ENTERED_MS = 400;
const GAP = 6;

export type Card = {
  contains(x: number, y: number): boolean;
  isAtHome(): boolean;
  /** For a screen reader and the keyboard: focus goes to the card, and back when it closes. */
  focus(): void;
  hasFocus(): boolean;
  /** Long enough in full view to be acted on. */
  isSeen(): boolean;
  close(): void;
};

/** The card beside a badge: drawn like the badge, acted on only by a person who sees it. */
export const openCard = (
  page: Document,
  beside: { badge: DOMRect; anchor: Element },
  view: CardView,
  ground: Ground,
  open: () => void,
): Card => {
  const window_ = page.defaultView;
  const height = window_?.innerHeight ?? 0;
  const { badge, anchor } = beside;
  const left = Math.max(8, Math.min(badge.left, (window_?.innerWidth ?? 0) - CARD.width - 8));
  const below = badge.bottom + GAP;
  const top = below + CARD.height + 8 <= height ? below : Math.max(8, badge.top - GAP - CARD.height);

  const host = page.createElement("div");
  claim(host);
  const root = closedRoot(host);
  const { css, pieces } = cardSheet(view, ground.isDark);
  const shade = page.createElement("span");
  shade.className = "s";
  const box = page.createElement("div");
  box.className = "c";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  nameOf(box).textContent = spoken(view);
  for (let at = 0; at < pieces; at++) {
    const piece = page.createElement("i");
    piece.id = `p${at}`;
    box.append(piece);
  }
  root.append(shade, box);
  wear(root, cardHostSheet(left, top), css);
  const parent = layerOf(anchor) ?? page.documentElement;
  parent.append(host);

  let entered: { at: number; left: number; top: number } | null = null;
  const sight = watchSight(host, box);
  const now = () => performance.now();
  const isAtHome = () => host.parentNode === parent && host.isConnected && host.ownerDocument === page;

  box.addEventListener("pointerenter", (event) => {
    if (!event.isTrusted) return;
    const rect = box.getBoundingClientRect();
    entered = { at: now(), left: rect.left, top: rect.top };
  });
  box.addEventListener("pointerleave", (event) => {
    if (event.isTrusted) entered = null;
  });
  for (const name of ["pointerdown", "mousedown", "pointerup", "mouseup", "click", "auxclick", "dblclick"])
    box.addEventListener(name, (event) => event.stopPropagation());
  // A field that lost the focus by this press would tell the page of a change, and the card would go before it is clicked.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const rect = box.getBoundingClientRect();
    const still = entered !== null && rect.left === entered.left && rect.top === entered.top;
    const meant = entered !== null && now() - entered.at >= ENTERED_MS;
    if (event.isTrusted && still && meant && sight.isSeen() && isAtHome()) open();
  });

  const focusedBefore = page.activeElement;
  return {
    contains(x, y) {
      const rect = box.getBoundingClientRect();
      return x >= rect.left && x <= rect.right && y >= rect.top - GAP - 2 && y <= rect.bottom + GAP + 2;
    },
    isAtHome,
    focus: () => box.focus({ preventScroll: true }),
    hasFocus: () => root.activeElement === box,
    isSeen: sight.isSeen,
    close() {
      const hadFocus = root.activeElement === box;
      sight.end();
      host.remove();
      if (hadFocus && focusedBefore instanceof HTMLElement) focusedBefore.focus({ preventScroll: true });
    },
  };
};

/** A modal dialog is painted over everything outside it: the card of a name in it belongs inside. */
const layerOf = (anchor: Element): Element | null => {
  for (let at: Element | null = anchor; at; at = parentOf(at)) if (at.localName === "dialog") return at;
  return null;
};

const spoken = (view: CardView): string =>
  [
    view.name,
    view.badge.label,
    view.subtitle,
    ...view.axes.map(({ label, value }) => `${label} ${value}`),
    ...view.reasons.map(({ points, text }) => `${points} ${text}`),
    ...view.amounts.map(({ label, value }) => `${label} ${value}`),
    ...view.notes,
    view.source,
  ]
    .filter(Boolean)
    .join(". ");
