import { storage } from "wxt/utils/storage";
import type { SiteHealth } from "#extension/platform/messages.ts";
import { originPattern } from "#extension/platform/permissions.ts";
import { type FoundOnPage, keptPromise, type PageKind } from "#extension/sites/page-promises.ts";
import { changer } from "./one-by-one.ts";

/** Pages one after the other that did not hold what their address promises; an empty list alone is no failure. */
const FAILURES = 3;
const MOST_SITES = 200;

type Count = { kept: number; failed: number; since: number | null };
/** Counts by pattern, site and kind of page; never anything a page said. */
type Kept = Record<string, { site: string; counts: Partial<Record<PageKind, Count>> }>;

const keptItem = storage.defineItem<Kept>("local:siteHealth", { fallback: {} });
const change = changer(keptItem);

const isUnwell = (count: Count | undefined): boolean => count !== undefined && count.failed >= FAILURES;

/**
 * Counts one page of a site; `at` in milliseconds. Gives whether the site became unwell or well again by it: then its open
 * pages have to know.
 */
export const countPage = async (
  address: string,
  origin: string,
  found: FoundOnPage,
  at: number,
): Promise<boolean> => {
  const judged = keptPromise(address, found);
  const pattern = originPattern(origin);
  if (judged === null || pattern === null) return false;
  let turned = false;
  await change((all) => {
    const before = all[pattern]?.site === found.site ? all[pattern].counts : {};
    const count = before[judged.kind] ?? { kept: 0, failed: 0, since: null };
    const next: Count = judged.kept
      ? { kept: count.kept + 1, failed: 0, since: null }
      : { kept: count.kept, failed: count.failed + 1, since: count.since ?? at };
    turned = isUnwell(count) !== isUnwell(next);
    const others = Object.entries(all).filter(([one]) => one !== pattern);
    return {
      ...Object.fromEntries(others.slice(-MOST_SITES + 1)),
      [pattern]: { site: found.site, counts: { ...before, [judged.kind]: next } },
    };
  });
  return turned;
};

/** Kinds of page whose badges are not shown at an origin, because we no longer know what we see there. */
export const unwellKinds = async (origin: string): Promise<PageKind[]> => {
  const pattern = originPattern(origin);
  const counts = pattern === null ? undefined : (await keptItem.getValue())[pattern]?.counts;
  return (["record", "list"] as const).filter((kind) => isUnwell(counts?.[kind]));
};

/** What is known of every site, for people. */
export const siteHealth = async (): Promise<SiteHealth[]> =>
  Object.entries(await keptItem.getValue()).flatMap(([pattern, { site, counts }]) =>
    (Object.entries(counts) as [PageKind, Count][]).map(([kind, count]) => ({
      pattern,
      site,
      kind,
      unwellSince: isUnwell(count) ? count.since : null,
    })),
  );

/** A person looked at it, or turned the site off and on: it starts anew. */
export const forgetHealth = async (pattern: string): Promise<void> => {
  await change(({ [pattern]: _, ...others }) => others);
};
