import { afterEach, expect, it, vi } from "vitest";
import type { Sighted } from "#shared/matching/sighting.ts";
import { aPage, aView, element, labelAt, plainSite, rowOf } from "./a-page.ts";

let page: ReturnType<typeof aPage> | undefined;
const find = plainSite.find;
afterEach(() => {
  page?.end();
  plainSite.find = find;
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** Nobody is known but Kerbrat. */
const answer = ({ name = "" }: Sighted) =>
  name === "Kerbrat" ? aView(name) : aView(name, { kind: "unknown", tile: "" });
/** The plain site, all of it only looked for. */
const onlyLooked = () => {
  plainSite.find = function* (...asked) {
    for (const sighting of find(...asked)) yield sighting && { ...sighting, quiet: true };
  };
};
const hosts = () => document.querySelectorAll("span").length;

it("a name that is only looked for shows nothing while nobody is known by it, and is no record", async () => {
  onlyLooked();
  const [title, known, nobody] = [element("h1", {}, "Historique"), rowOf("Kerbrat"), rowOf("Besson")];
  page = aPage([title, element("ul", {}, known, nobody)], answer);
  const { engine } = page;
  await vi.waitUntil(() => hosts() === 1);
  expect(labelAt(engine, known.querySelector("a") ?? known)).toBe("Kerbrat");
  expect(page.names()).toContain("Historique");
  expect(engine.record()).toBeNull();
  expect(engine.frame.held()).toBe(false);

  title.firstChild?.replaceWith("Kerbrat");
  await vi.waitUntil(() => labelAt(engine, title) === "Kerbrat");
  expect(engine.record()).toMatchObject({ name: "Kerbrat" });
  expect(engine.frame.held()).toBe(true);
});

it("a name that is only looked for loses its badge once nobody is known by it any more", async () => {
  onlyLooked();
  let known = true;
  const title = element("h1", {}, "Kerbrat");
  page = aPage([title], (sighted) => (known ? answer(sighted) : aView("", { kind: "unknown", tile: "" })));
  const { engine } = page;
  await vi.waitUntil(() => labelAt(engine, title) === "Kerbrat");
  known = false;
  engine.revisionChanged();
  await vi.waitUntil(() => hosts() === 0);
  expect(engine.record()).toBeNull();
});
