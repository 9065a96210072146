import type { Site } from "../sites/site.ts";
import { takePart } from "./parts.ts";
import type { Send } from "./send.ts";

/**
 * What the organization and the member taught about pages of this origin, put before the sites' own rules. Its reader comes
 * only where there is something to read by. `changed`: sites must be taken anew.
 */
export const organizationRules = (send: Send, changed: () => void) => {
  let known = "";
  let over: ((site: Site) => Site) | null = null;
  let made = new WeakMap<Site, Site>();

  const refresh = async (): Promise<void> => {
    const rules = await send("rulesHere", null);
    const text = JSON.stringify(rules);
    if (!rules || text === known) return;
    const some = rules.taught.length + rules.patches.length > 0;
    const read = some ? await takePart(send, "taught") : null;
    // A reader that could not be brought is asked for again at the next change.
    if (some && !read) return;
    known = text;
    over = read && ((site) => read(site, rules, hooks));
    made = new WeakMap();
    changed();
  };
  const hooks = {
    now: () => performance.now(),
    rested: ({ id, version }: { id: string; version: number }) => void send("ruleRested", { id, version }),
  };

  return {
    refresh,
    over(site: Site | null): Site | null {
      if (!site || !over) return site;
      const now = made.get(site) ?? over(site);
      made.set(site, now);
      return now;
    },
  };
};
