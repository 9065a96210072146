import type { SitePatch } from "#shared/page-rules/page-rule.ts";
import { patchRules } from "../rules/patch-rules.ts";
import { siteOfRules } from "../rules/site-of-rules.ts";
import type { Site } from "../site.ts";
import { type TaughtHere, taughtSite } from "./taught-site.ts";

type Hooks = Parameters<typeof taughtSite>[2];

/** A site as an organization wants it read: by its patches of the site's own rules, and by what was taught before all else. */
export const ruledSite = (
  site: Site,
  { taught, patches }: { taught: readonly TaughtHere[]; patches: readonly SitePatch[] },
  hooks: Hooks,
): Site => {
  const patched =
    site.rules && patches.some((patch) => patch.site === site.id)
      ? siteOfRules(patchRules(site.rules, patches).rules)
      : site;
  return taught.length > 0 ? taughtSite(taught, patched, hooks) : patched;
};
