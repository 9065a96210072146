import { afterEach, describe, expect, it, vi } from "vitest";
import { aPage, aView, element, labelAt, rowOf, SETTINGS } from "./a-page.ts";

let page: ReturnType<typeof aPage> | undefined;
afterEach(() => {
  page?.end();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const anchorIn = (row: Element): Element => row.querySelector("a") ?? row;
const hosts = () => document.querySelectorAll("span").length;

describe("engine", () => {
  it("draws what it is told beside each name, once, however often the page is read", async () => {
    const rows = [rowOf("Besson"), rowOf("Kerbrat")];
    const list = element("ul", {}, ...rows);
    page = aPage([list], (sighted) => aView(`is ${sighted.name}`));
    const { engine } = page;
    await vi.waitUntil(() => rows.every((row) => labelAt(engine, anchorIn(row)) !== null));
    expect(rows.map((row) => labelAt(engine, anchorIn(row)))).toEqual(["is Besson", "is Kerbrat"]);

    const third = rowOf("Le Goff");
    list.append(third);
    await vi.waitUntil(() => labelAt(engine, anchorIn(third)) !== null);
    expect(hosts()).toBe(3);
    expect(page.names()).toEqual(["Besson", "Kerbrat", "Le Goff"]);
  });

  it("takes the badge off a recycled row before the next frame, and gives it the new name's", async () => {
    const row = rowOf("Besson", "1");
    page = aPage([element("ul", {}, row)], (sighted) => aView(`is ${sighted.name}`));
    const { engine } = page;
    const anchor = anchorIn(row);
    await vi.waitUntil(() => labelAt(engine, anchor) === "is Besson");

    const text = anchor.lastChild;
    if (text) text.nodeValue = "Kerbrat";
    await Promise.resolve();
    expect(labelAt(engine, anchor)).toBeNull();
    expect(hosts()).toBe(0);
    await vi.waitUntil(() => labelAt(engine, anchor) === "is Kerbrat");
  });

  it("takes the badge off a row whose id alone changed", async () => {
    const row = rowOf("Besson", "1");
    page = aPage([element("ul", {}, row)], (sighted) => aView(`id ${sighted.link?.externalId}`));
    const { engine } = page;
    const anchor = anchorIn(row);
    await vi.waitUntil(() => labelAt(engine, anchor) === "id 1");
    anchor.setAttribute("data-id", "2");
    await Promise.resolve();
    expect(labelAt(engine, anchor)).toBeNull();
    await vi.waitUntil(() => labelAt(engine, anchor) === "id 2");
  });

  it("does not draw an answer that comes after its row says something else", async () => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)]);
    const { engine, asked } = page;
    const anchor = anchorIn(row);
    await vi.waitUntil(() => asked.length === 1);
    anchor.textContent = "Kerbrat";
    asked[0]?.reply();
    await vi.waitUntil(() => asked.length === 2);
    expect(labelAt(engine, anchor)).toBeNull();
    asked[1]?.reply();
    await vi.waitUntil(() => labelAt(engine, anchor) === "Kerbrat");
  });

  it("does not draw an answer for a row that left the page", async () => {
    const row = rowOf("Besson");
    const list = element("ul", {}, row, rowOf("Kerbrat"));
    page = aPage([list]);
    const { engine, asked } = page;
    await vi.waitUntil(() => asked.length === 1);
    row.remove();
    asked[0]?.reply();
    await vi.waitUntil(() => engine.names.mounted.size === 1);
    expect(row.querySelector("span")).toBeNull();
  });

  it("takes off a badge that the page carries beside another name", async () => {
    const rows = [rowOf("Besson"), rowOf("Kerbrat")];
    page = aPage([element("ul", {}, ...rows)], (sighted) => aView(`is ${sighted.name}`));
    const { engine } = page;
    await vi.waitUntil(() => rows.every((row) => labelAt(engine, anchorIn(row)) !== null));
    const host = rows[0]?.querySelector("span");
    if (host) rows[1]?.prepend(host);
    await Promise.resolve();
    expect(host?.isConnected).toBe(false);
  });

  it.each(["canvas", "dialog"] as const)("takes off a badge put into a %s, name and all", async (trap) => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)], () => aView("Besson"));
    const { engine } = page;
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) !== null);
    const host = row.querySelector("span");
    document.body.append(element(trap, {}, row));
    await Promise.resolve();
    expect(host?.isConnected).toBe(false);
  });

  it("takes off a badge whose surroundings become editable", async () => {
    const row = rowOf("Besson");
    const list = element("ul", {}, row);
    page = aPage([list], () => aView("Besson"));
    const { engine } = page;
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) !== null);
    list.setAttribute("contenteditable", "true");
    await Promise.resolve();
    expect(hosts()).toBe(0);
  });

  it("gives up on a page that keeps taking the badge away", async () => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)], () => aView("Besson"));
    let taken = 0;
    const thief = new MutationObserver(() => {
      for (const host of document.querySelectorAll("span")) {
        host.remove();
        taken++;
      }
    });
    thief.observe(document.body, { childList: true, subtree: true });
    await vi.waitUntil(() => taken >= 5);
    const { engine } = page;
    await vi.waitUntil(() => [...engine.names.names.values()].every((of) => !engine.names.mayMount(of)));
    thief.disconnect();
    expect(taken).toBe(5);
  });

  it("notices a form value that changed without a word", async () => {
    const input = element("input");
    input.value = "Besson";
    page = aPage([element("p", {}, input)], (sighted) => aView(`is ${sighted.name}`));
    const { engine } = page;
    await vi.waitUntil(() => labelAt(engine, input) === "is Besson");
    input.value = "Kerbrat";
    await vi.waitUntil(() => labelAt(engine, input) !== "is Besson", { timeout: 1000 });
    await vi.waitUntil(() => labelAt(engine, input) === "is Kerbrat", { timeout: 2000 });
  });

  it("draws nothing while nobody is signed in, and everything once somebody is", async () => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)], () => aView("Besson"));
    page.setSettings({ ...SETTINGS, signedIn: false });
    const { engine } = page;
    await vi.waitUntil(() => engine.settings()?.signedIn === false);
    expect(hosts()).toBe(0);
    page.setSettings(SETTINGS);
    engine.revisionChanged();
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) === "Besson");
  });

  it("changes the words of a badge when the figures changed, and every badge in discreet mode", async () => {
    const row = rowOf("Besson");
    let label = "before";
    page = aPage([element("ul", {}, row)], () => aView(label));
    const { engine } = page;
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) === "before");
    label = "after";
    engine.revisionChanged();
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) === "after");
    page.setSettings({ ...SETTINGS, discreet: true });
    engine.settingsChanged({ ...SETTINGS, discreet: true });
    await vi.waitUntil(() => [...engine.names.mounted].some((of) => of.mounted?.badge.shape === "dot"));
  });

  it("puts nothing about a customer into what the page can see", async () => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)], () => aView("secret words", { room: "38,4 k€" }));
    const { engine } = page;
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) !== null);
    const host = row.querySelector("span");
    expect(host?.attributes.length).toBe(0);
    expect(host?.shadowRoot).toBeNull();
    expect(host?.childNodes.length).toBe(0);
    expect(document.documentElement.outerHTML).not.toContain("secret");
    expect(document.documentElement.outerHTML).not.toContain("38,4");
  });

  it("shows nothing of the kinds of page that are no longer recognised, and all again once they are", async () => {
    const row = rowOf("Besson");
    const title = element("h1", {}, "Kerbrat");
    page = aPage([title, element("ul", {}, row)], ({ name }) => aView(name ?? ""));
    const { engine } = page;
    await vi.waitUntil(() => hosts() === 2);
    page.setSettings({ ...SETTINGS, unwell: ["record"] });
    engine.revisionChanged();
    await vi.waitUntil(() => hosts() === 1 && labelAt(engine, anchorIn(row)) === "Besson");
    engine.settingsChanged({ ...SETTINGS, discreet: true });
    await vi.waitUntil(() => [...engine.names.mounted].some((of) => of.mounted?.badge.shape === "dot"));
    expect(labelAt(engine, title)).toBeNull();
    page.setSettings(SETTINGS);
    engine.revisionChanged();
    await vi.waitUntil(() => hosts() === 2);
  });

  it("leaves nothing behind when it ends", async () => {
    const row = rowOf("Besson");
    page = aPage([element("ul", {}, row)], () => aView("Besson"));
    const { engine, end } = page;
    await vi.waitUntil(() => labelAt(engine, anchorIn(row)) !== null);
    end();
    expect(hosts()).toBe(0);
  });
});
