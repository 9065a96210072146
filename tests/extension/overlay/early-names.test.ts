import { afterEach, expect, it, vi } from "vitest";
import { aPage, aView, element, labelAt, plainSite, rowOf } from "./a-page.ts";

let page: ReturnType<typeof aPage> | undefined;
const find = plainSite.find;
afterEach(() => {
  page?.end();
  plainSite.find = find;
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A page whose rows are told early, and once `isRead` told again unless they are gone by then. */
const slowPage = (isGone: boolean) => {
  const reading = { isRead: false, isOver: false };
  plainSite.find = function* (...asked) {
    for (const sighting of find(...asked)) yield sighting && { ...sighting, early: true };
    while (!reading.isRead) yield null;
    if (!isGone) yield* find(...asked);
    reading.isOver = true;
  };
  const row = rowOf("Kerbrat");
  page = aPage([element("ul", {}, row)], ({ name = "" }) => aView(name));
  return { reading, engine: page.engine, anchor: row.querySelector("a") ?? row };
};

it("a name told early is drawn before the page is read, and stays as it is when it is told again", async () => {
  const { reading, engine, anchor } = slowPage(false);
  await vi.waitUntil(() => labelAt(engine, anchor) === "Kerbrat");
  const host = anchor.parentElement?.querySelector("span");
  reading.isRead = true;
  await vi.waitUntil(() => reading.isOver);
  await new Promise((next) => requestAnimationFrame(next));
  expect(anchor.parentElement?.querySelector("span")).toBe(host);
  expect(host).not.toBeNull();
});

it("a name told early goes once the whole page does not tell it", async () => {
  const { reading, engine, anchor } = slowPage(true);
  await vi.waitUntil(() => labelAt(engine, anchor) === "Kerbrat");
  reading.isRead = true;
  await vi.waitUntil(() => document.querySelector("span") === null);
  expect(engine.names.names.has(anchor)).toBe(false);
});
