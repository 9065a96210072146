import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { claimRecord, forgetRecordFrame, recordFrame } from "#extension/background/record-frame.ts";
import { freshBrowser } from "../a-browser.ts";

/** Frames of tab 1 that hold a record now. */
let holding: Set<number>;
let told: unknown[];

beforeEach(() => {
  freshBrowser();
  holding = new Set();
  told = [];
  Object.assign(fakeBrowser.tabs, {
    sendMessage: vi.fn(async (_tab: number, message: { name: string }, to?: { frameId: number }) => {
      if (message.name === "hasRecord") return holding.has(to?.frameId ?? -1);
      told.push(message);
      return null;
    }),
  });
});

const claim = (frameId: number, record = true) => {
  if (record) holding.add(frameId);
  else holding.delete(frameId);
  return claimRecord({ tabId: 1, frameId, origin: `https://${frameId}.example` }, record);
};

it("a frame draws the record when no other frame of the tab holds one", async () => {
  expect(await claim(5)).toBe(true);
  expect(await recordFrame(1)).toEqual({ frameId: 5, origin: "https://5.example" });
});

it("of frames that ask at once one is told yes", async () => {
  expect(await Promise.all([claim(5), claim(6), claim(7)])).toEqual([true, false, false]);
});

it("the main frame goes first, and the frame that drew it is told", async () => {
  await claim(5);
  expect(await claim(0)).toBe(true);
  expect(told).toEqual([{ name: "recordMoved" }]);
  expect(await claim(5)).toBe(false);
  expect(await recordFrame(1)).toBeNull();
});

it("a frame is refused while the main one holds a record, though it never said so", async () => {
  holding.add(0);
  expect(await claim(5)).toBe(false);
});

it("when the holder lets go the others are told, and the next one gets it", async () => {
  await claim(5);
  expect(await claim(6)).toBe(false);
  await claim(5, false);
  expect(told).toEqual([{ name: "recordMoved" }]);
  expect(await claim(6)).toBe(true);
});

it("a holder that went without a word is passed over", async () => {
  await claim(5);
  holding.delete(5);
  expect(await claim(6)).toBe(true);
});

it("a frame that held nothing frees nothing", async () => {
  await claim(5);
  await claim(6, false);
  expect(told).toEqual([]);
  expect(await claim(7)).toBe(false);
});

it("a frame that never answers holds up its own tab for a second, and no other", async () => {
  vi.useFakeTimers();
  const ask = fakeBrowser.tabs.sendMessage;
  Object.assign(fakeBrowser.tabs, {
    sendMessage: (tab: number, ...more: [{ name: string }]) =>
      tab === 1 ? new Promise(() => undefined) : ask(tab, ...more),
  });
  const frozen = claim(5);
  expect(await claimRecord({ tabId: 2, frameId: 6, origin: "https://6.example" }, true)).toBe(true);
  expect(await recordFrame(1)).toBeNull();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await frozen).toBe(true);
  vi.useRealTimers();
});

it("a tab that is closed while its frames ask is forgotten all the same", async () => {
  const asked = claim(5);
  const forgotten = forgetRecordFrame(1);
  await asked;
  await forgotten;
  expect(await recordFrame(1)).toBeNull();
});

it("tabs that ask at once lose nobody's frame", async () => {
  const tabs = [1, 2, 3, 4, 5];
  await Promise.all(
    tabs.map((tabId) => claimRecord({ tabId, frameId: 7, origin: "https://7.example" }, true)),
  );
  expect(await Promise.all(tabs.map(async (tabId) => (await recordFrame(tabId))?.frameId))).toEqual(
    tabs.map(() => 7),
  );
});

it("a closed tab is forgotten", async () => {
  await claim(5);
  await forgetRecordFrame(1);
  expect(await recordFrame(1)).toBeNull();
});
