import { afterEach, describe, expect, it, vi } from "vitest";
import { giveSite } from "#extension/overlay/parts.ts";
import { type OverlayRuntime, startOnce } from "#extension/overlay/start.ts";
import { aView, element, plainSite, rowOf, SETTINGS } from "./a-page.ts";

type Listener = Parameters<OverlayRuntime["onMessage"]["addListener"]>[0];

/** The extension as a page's script sees it; without an id once it was updated or removed. */
const aRuntime = (label: string) => {
  const listeners = new Set<Listener>();
  const runtime: OverlayRuntime & { listeners: Set<Listener>; id?: string } = {
    id: "vigie",
    listeners,
    onMessage: {
      addListener: (listener) => void listeners.add(listener),
      removeListener: (listener) => void listeners.delete(listener),
    },
    sendMessage: async (message) => {
      const { name, ask } = message as { name: string; ask: { sightings: { key: string }[] } };
      return name === "lookUp"
        ? { answers: ask.sightings.map(({ key }) => ({ key, badge: aView(label) })), settings: SETTINGS }
        : null;
    },
  };
  return runtime;
};

class NearAll {
  private heard: (entries: { target: Element; isIntersecting: boolean }[]) => void;
  constructor(heard: NearAll["heard"]) {
    this.heard = heard;
  }
  observe(target: Element): void {
    queueMicrotask(() => this.heard([{ target, isIntersecting: true }]));
  }
  unobserve(): void {}
  disconnect(): void {}
}

const hosts = () => document.querySelectorAll("li span").length;
const page = () => {
  vi.stubGlobal("IntersectionObserver", NearAll);
  giveSite({ ...plainSite, id: "generic" });
  document.body.replaceChildren(element("ul", {}, rowOf("Besson"), rowOf("Kerbrat")));
};

describe("the overlay of a page", () => {
  const running: { id?: string }[] = [];
  const start = (label: string) => {
    const runtime = aRuntime(label);
    running.push(runtime);
    startOnce(runtime, () => null);
    return runtime;
  };
  afterEach(async () => {
    for (const runtime of running.splice(0)) delete runtime.id;
    await vi.waitUntil(() => hosts() === 0);
    vi.unstubAllGlobals();
  });

  it("runs once, however often its script is brought", async () => {
    page();
    const runtime = start("first");
    startOnce(runtime, () => null);
    await vi.waitUntil(() => hosts() === 2);
    expect(runtime.listeners.size).toBe(1);
  });

  it("ends by itself when the extension goes away, badges and listeners", async () => {
    page();
    const runtime = start("first");
    await vi.waitUntil(() => hosts() === 2);
    delete runtime.id;
    await vi.waitUntil(() => hosts() === 0);
    document.querySelector("ul")?.append(rowOf("Le Goff"));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(hosts()).toBe(0);
  });

  it("gives way at once to the one of an updated extension", async () => {
    page();
    const old = start("first");
    await vi.waitUntil(() => hosts() === 2);
    delete old.id;
    const next = start("second");
    expect(hosts()).toBe(0);
    await vi.waitUntil(() => hosts() === 2);
    expect(next.listeners.size).toBe(1);
  });

  it("answers what the page is about as text: its record, and the document with its total", async () => {
    page();
    const total = element("td", {}, "12 345,67 €");
    giveSite({
      ...plainSite,
      id: "generic",
      document: () => ({
        kind: "quote",
        number: "D-17",
        total: { anchor: total, text: total.textContent ?? "", basis: "gross" },
        readFrom: [total],
      }),
    });
    document.body.replaceChildren(element("h1", {}, "Besson"), total);
    const runtime = start("first");
    const asked = () => {
      const reply = vi.fn();
      for (const listener of runtime.listeners) listener({ name: "pageSubject" }, null, reply);
      return reply.mock.calls[0]?.[0] as { document: { total: unknown } } | null;
    };
    await vi.waitUntil(() => asked()?.document);
    expect(asked()).toMatchObject({ sighting: { name: "Besson" } });
    expect(asked()?.document).toEqual({
      kind: "quote",
      number: "D-17",
      total: { text: "12 345,67 €", basis: "gross" },
    });
    total.textContent = "99,00 €";
    expect(asked()?.document.total).toEqual({ text: "99,00 €", basis: "gross" });
  });
});
