import { beforeEach, expect, it, vi } from "vitest";
import { watchSight } from "#extension/overlay/card-sight.ts";

type Entry = { intersectionRatio: number; isVisible?: boolean; time: number };
let tell: (...entries: Entry[]) => void;

beforeEach(() => {
  vi.unstubAllGlobals();
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(heard: (entries: Entry[]) => void) {
        tell = (...entries) => heard(entries);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
});

/** A card in a page whose hit testing finds `onTop` everywhere. */
const aCard = (covered: boolean) => {
  const host = document.createElement("div");
  document.body.append(host);
  const decoy = document.createElement("section");
  vi.spyOn(document, "elementFromPoint").mockReturnValue(covered ? decoy : host);
  return watchSight(host, host);
};
const LONG_AGO = -1_000;

it.each<[string, boolean, Entry[], boolean]>([
  ["the compositor says so", false, [{ intersectionRatio: 1, isVisible: true, time: LONG_AGO }], true],
  ["the compositor denies it", false, [{ intersectionRatio: 1, isVisible: false, time: LONG_AGO }], false],
  [
    "it was covered meanwhile",
    false,
    [
      { intersectionRatio: 1, isVisible: true, time: LONG_AGO },
      { intersectionRatio: 1, isVisible: false, time: LONG_AGO },
    ],
    false,
  ],
  ["nobody tells and nothing is above it", false, [{ intersectionRatio: 1, time: LONG_AGO }], true],
  ["nobody tells and something is above it", true, [{ intersectionRatio: 1, time: LONG_AGO }], false],
  ["a part of it is out of the window", false, [{ intersectionRatio: 0.9, time: LONG_AGO }], false],
])("a card is seen or not when %s", (_, covered, entries, seen) => {
  const sight = aCard(covered);
  for (const entry of entries) tell(entry);
  expect(sight.isSeen()).toBe(seen);
});

it("a card is not seen in its first half second", () => {
  const sight = aCard(false);
  tell({ intersectionRatio: 1, isVisible: true, time: performance.now() });
  expect(sight.isSeen()).toBe(false);
});
