import { vi } from "vitest";
import { type Engine, startEngine } from "#extension/overlay/engine.ts";
import type { Send } from "#extension/overlay/send.ts";
import type { BadgeView, PageSettings, Reply } from "#extension/platform/messages.ts";
import type { Sighting, Site } from "#extension/sites/site.ts";
import type { Sighted } from "#shared/matching/sighting.ts";

export const SETTINGS: PageSettings = { discreet: false, language: "fr", signedIn: true };

export const aView = (label: string, more: Partial<BadgeView> = {}): BadgeView => ({
  kind: "matched",
  tile: "A",
  tone: "a",
  room: "38,4 k€",
  overdue: "0",
  label,
  ...more,
});

/** Rows are `li` with a link, a record is an `h1`: the least that has all kinds. */
export const plainSite: Site = {
  id: "plain",
  tenant: () => "",
  *find(page) {
    for (const anchor of page.querySelectorAll("h1,li > a")) {
      const kind: Sighting["kind"] = anchor.matches("h1") ? "record" : "row";
      const id = anchor.getAttribute("data-id");
      const name = anchor.textContent ?? "";
      if (name) yield { kind, anchor, name, ...(id ? { link: { kind: "customer", externalId: id } } : {}) };
    }
    for (const anchor of page.querySelectorAll("input")) {
      if (anchor.value) yield { kind: "record", anchor, place: "over", name: anchor.value };
    }
  },
};

const PLAIN = {
  given: () => null,
  of: () => plainSite.id,
  here: () => plainSite,
  bring: async () => plainSite,
};

export type Asked = { sightings: Sighted[]; reply(answer?: Partial<Reply<"lookUp">>): void };

/** The engine on this document, with a sender that a test answers by hand. */
export const aPage = (markup: Node[], answers?: (sighted: Sighted) => BadgeView) => {
  document.body.replaceChildren(...markup);
  const asked: Asked[] = [];
  const all: Sighted[] = [];
  const end = new AbortController();
  let settings = SETTINGS;
  const send = ((name: string, ask: { sightings: Sighted[] }) => {
    if (name !== "lookUp") return Promise.resolve(null);
    all.push(...ask.sightings);
    const named = (view: (sighted: Sighted) => BadgeView) =>
      ask.sightings.map((sighted) => ({ key: sighted.key, badge: view(sighted) }));
    if (answers) return Promise.resolve({ answers: named(answers), settings });
    return new Promise((resolve) =>
      asked.push({
        sightings: ask.sightings,
        reply: (answer) =>
          resolve({ answers: named((sighted) => aView(sighted.name ?? "")), settings, ...answer }),
      }),
    );
  }) as Send;
  vi.stubGlobal("IntersectionObserver", NearAll);
  const engine = startEngine({
    page: document,
    view: window,
    sites: PLAIN,
    send,
    signal: end.signal,
    openRoot: () => null,
    alive: () => true,
  });
  return {
    engine,
    asked,
    names: () => all.map(({ name }) => name),
    setSettings: (next: PageSettings) => {
      settings = next;
    },
    end: () => end.abort(),
  };
};

/** Everything is near the viewport: happy-dom lays nothing out. */
class NearAll {
  private heard: (entries: { target: Element; isIntersecting: boolean }[]) => void;
  constructor(heard: (entries: { target: Element; isIntersecting: boolean }[]) => void) {
    this.heard = heard;
  }
  observe(target: Element): void {
    queueMicrotask(() => this.heard([{ target, isIntersecting: true }]));
  }
  unobserve(): void {}
  disconnect(): void {}
}

/** The label drawn right before or at the start of an element; null where no badge stands. */
export const labelAt = (engine: Engine, anchor: Element): string | null => {
  const of = engine.names.names.get(anchor);
  const host = of?.mounted?.badge.host;
  if (!of?.mounted || !host) return null;
  const stands = host.nextSibling === anchor || anchor.firstChild === host;
  return stands ? of.mounted.view.label : null;
};

export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

export const rowOf = (name: string, id?: string): HTMLLIElement =>
  element("li", {}, element("a", id ? { "data-id": id, href: `#${id}` } : { href: "#" }, name));

export const linkIn = (row: Element): Element =>
  row.firstElementChild?.closest("a") ?? row.querySelector("a") ?? row;
