import { beforeEach, describe, expect, it, vi } from "vitest";
import { type Asker, askBadges } from "#extension/overlay/ask-badges.ts";
import type { Send } from "#extension/overlay/send.ts";
import type { Sighted } from "#shared/matching/sighting.ts";
import { aView, SETTINGS } from "./a-page.ts";

type Message = { at: number; sightings: Sighted[] };
let messages: Message[];
let asker: Asker;

const start = (answered: (sighted: Sighted) => boolean = () => true) => {
  vi.useFakeTimers();
  messages = [];
  const send = (async (_name: string, ask: { sightings: Sighted[] }) => {
    messages.push({ at: Date.now(), sightings: ask.sightings });
    const known = ask.sightings.filter(answered);
    return { answers: known.map(({ key, name }) => ({ key, badge: aView(name ?? "") })), settings: SETTINGS };
  }) as Send;
  const clock = { now: () => Date.now(), later: (run: () => void, ms: number) => void setTimeout(run, ms) };
  asker = askBadges(
    send,
    () => ({ site: "s", origin: "o", tenant: "" }),
    clock,
    () => undefined,
  );
};
const ask = (name: string) => asker.answer(name, () => ({ key: "", name }));

describe("askBadges", () => {
  beforeEach(() => start());

  it("asks each name once and remembers the answer", async () => {
    expect(ask("Besson")).toBeNull();
    expect(ask("Besson")).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(messages.map(({ sightings }) => sightings.length)).toEqual([1]);
    expect(ask("Besson")?.label).toBe("Besson");
  });

  it("sends at most 200 names a message and ten messages a second", async () => {
    const timer = setInterval(() => ask(`name ${Date.now()}`), 1);
    for (let name = 0; name < 3000; name++) ask(`first ${name}`);
    await vi.advanceTimersByTimeAsync(5000);
    clearInterval(timer);
    expect(Math.max(...messages.map(({ sightings }) => sightings.length))).toBe(200);
    const inAnySecond = messages.map(
      ({ at }) => messages.filter((one) => one.at >= at && one.at < at + 1000).length,
    );
    expect(Math.max(...inAnySecond)).toBeLessThanOrEqual(10);
    expect(messages.length).toBeGreaterThan(30);
  });

  it("asks again, later, what was not answered", async () => {
    start(({ name }) => name !== "capped" || messages.length > 1);
    ask("capped");
    await vi.advanceTimersByTimeAsync(10);
    expect(ask("capped")).toBeNull();
    expect(messages.length).toBe(1);
    await vi.advanceTimersByTimeAsync(3000);
    ask("capped");
    await vi.advanceTimersByTimeAsync(200);
    expect(ask("capped")?.label).toBe("capped");
  });

  it("does not use a reply to an older copy", async () => {
    ask("Besson");
    asker.forget();
    await vi.advanceTimersByTimeAsync(10);
    expect(messages.length).toBe(0);
    ask("Besson");
    const flushed = vi.advanceTimersByTimeAsync(0);
    asker.forget();
    await flushed;
    expect(ask("Besson")).toBeNull();
  });
});
