import type { RulesHere } from "../platform/messages.ts";
import type { Site } from "../sites/site.ts";
import { takePart } from "./parts.ts";
import type { Send } from "./send.ts";

/**
 * What the organization and the member taught about pages of this origin, put before the sites' own rules. The reader of
 * taught rules comes only to pages that have some. `changed`: sites must be taken anew.
 */
export const organizationRules = (send: Send, changed: () => void) => {
  let known = "";
  let over: ((site: Site) => Site) | null = null;
  let made = new WeakMap<Site, Site>();

  const refresh = async (): Promise<void> => {
    const rules = await send("rulesHere", null);
    const text = JSON.stringify(rules ?? null);
    if (!rules || text === known) return;
    over = await reader(rules);
    // What could not be brought is asked for again at the next change.
    if (over || isEmpty(rules)) known = text;
    made = new WeakMap();
    changed();
  };

  const reader = async ({ taught, patches }: RulesHere): Promise<((site: Site) => Site) | null> => {
    const patched = (site: Site): Site => {
      const own = patches.filter((patch) => patch.site === site.id);
      return own.length > 0 ? (site.patched?.(own) ?? site) : site;
    };
    if (taught.length === 0) return patches.length > 0 ? patched : null;
    const taughtSite = await takePart(send, "taught");
    const hooks = {
      now: () => performance.now(),
      rested: ({ id, version }: { id: string; version: number }) => void send("ruleRested", { id, version }),
    };
    return taughtSite && ((site) => taughtSite(taught, patched(site), hooks));
  };

  return {
    refresh,
    over(site: Site | null): Site | null {
      if (!site || !over) return site;
      const before = made.get(site);
      if (before) return before;
      const now = over(site);
      made.set(site, now);
      return now;
    },
  };
};

const isEmpty = ({ taught, patches }: RulesHere): boolean => taught.length + patches.length === 0;
