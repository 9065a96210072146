import { beforeEach, describe, expect, it, vi } from "vitest";
import { whichSite } from "#extension/overlay/which-site.ts";
import { plainSite } from "./a-page.ts";

const site = (id: string) => ({ ...plainSite, id, ...(id === "generic" ? { slow: true as const } : {}) });

let here: Set<string>;
let brought: string[];
let told: string;

/** Sites of a page: those of `given` came with the overlay, the others come when asked for. */
const aPage = (given: string | null, refuses: string[] = []) => {
  vi.useFakeTimers({ toFake: ["performance"] });
  here = new Set(given ? [given] : []);
  brought = [];
  const changed = { other: vi.fn(), came: vi.fn() };
  const which = whichSite(
    document,
    window,
    {
      given: () => given,
      of: () => (here.has("signatures") ? told : null),
      here: (id) => (here.has(id) ? site(id) : null),
      bring: async (id) => {
        brought.push(id);
        if (refuses.includes(id)) return null;
        here.add(id);
        return id;
      },
    },
    changed,
  );
  which.forget();
  const settle = async (foundNothing = true) => {
    for (let turn = 0; turn < 6; turn++) {
      which.choose(foundNothing);
      await Promise.resolve();
      await Promise.resolve();
    }
    return which.now()?.id;
  };
  return { which, settle };
};

beforeEach(() => {
  told = "odoo";
});

describe("the site of a page", () => {
  it("is the one met here before, with nothing brought", async () => {
    const { settle } = aPage("odoo");
    expect(await settle(false)).toBe("odoo");
    expect(brought).toEqual([]);
  });

  it("is another when that one finds nothing for a second, and the signatures say so", async () => {
    const { settle } = aPage("dolibarr");
    expect(await settle()).toBe("dolibarr");
    vi.advanceTimersByTime(1100);
    expect(await settle()).toBe("odoo");
    expect(brought).toEqual(["signatures", "odoo"]);
  });

  it("stays while the signatures say the same, though nothing is found", async () => {
    const { settle } = aPage("odoo");
    await settle();
    vi.advanceTimersByTime(1100);
    expect(await settle()).toBe("odoo");
    expect(brought).toEqual(["signatures"]);
  });

  it("is found by signatures where none was met before", async () => {
    const { settle } = aPage(null);
    expect(await settle()).toBe("odoo");
    expect(brought).toEqual(["signatures", "odoo"]);
  });

  it("becomes a product's once the page has drawn itself", async () => {
    told = "generic";
    const { settle } = aPage(null);
    expect(await settle()).toBe("generic");
    told = "espocrm";
    expect(await settle()).toBe("generic");
    vi.advanceTimersByTime(1100);
    expect(await settle()).toBe("espocrm");
  });

  it("is the reader of every page when its own cannot come", async () => {
    const { settle } = aPage(null, ["odoo"]);
    expect(await settle()).toBe("generic");
    expect(brought).toEqual(["signatures", "odoo", "generic"]);
  });
});
