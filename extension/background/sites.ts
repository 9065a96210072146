import { browser } from "wxt/browser";
import type { ScriptPublicPath } from "wxt/utils/inject-script";
import { storage } from "wxt/utils/storage";
import type { Answer } from "#extension/platform/messages.ts";
import {
  builtInPatterns,
  dropOrigin,
  grantedPatterns,
  hasOrigin,
  originPattern,
} from "#extension/platform/permissions.ts";
import { apiUrlItem } from "#extension/platform/storage.ts";
import { tellTabsAt } from "#extension/platform/tell.ts";
import { hostedPatterns, SIGNATURES } from "#extension/sites/signatures.ts";
import { failed, ok } from "#shared/result.ts";
import { changer, oneByOne } from "./one-by-one.ts";
import { forgetHealth } from "./site-health.ts";

const scriptOf = (name: string) => `/${name}.js` as ScriptPublicPath;
const SCRIPT = scriptOf("overlay");
const SCRIPT_ID = "overlay";

/** The organization's own address is granted for the API; it is a site only when the person enabled it as one too. */
const alsoSiteItem = storage.defineItem<string[]>("local:alsoSites", { fallback: [] });
const changeAlso = changer(alsoSiteItem);

/** Sites met at each pattern, the last one first: on the next page there the site's script needs no asking. */
const seenSitesItem = storage.defineItem<Record<string, string[]>>("local:seenSites", { fallback: {} });
const changeSeen = changer(seenSitesItem);
/** A machine may serve two products; a third takes the place of the one met longest ago. */
const SITES_A_PATTERN = 2;

const unique = (patterns: readonly string[]): string[] => [...new Set(patterns)];

/** Patterns that a person switched off for now. */
const offItem = storage.defineItem<string[]>("local:sitesOff", { fallback: [] });
const changeOff = changer(offItem);

export const offPatterns = (): Promise<string[]> => offItem.getValue();

/** Match patterns where the overlay runs. */
export const sitePatterns = async (): Promise<string[]> => {
  const off = await offItem.getValue();
  return (await enabledPatterns()).filter((pattern) => !off.includes(pattern));
};

/** Match patterns of all enabled sites, those switched off included. */
export const enabledPatterns = async (): Promise<string[]> => {
  const apiUrl = await apiUrlItem.getValue();
  const apiPattern = apiUrl === null ? null : originPattern(apiUrl);
  const asked = [...builtInPatterns(), ...(await alsoSiteItem.getValue())];
  return unique(await grantedPatterns()).filter(
    (pattern) => pattern !== apiPattern || asked.includes(pattern),
  );
};

type Script = { id: string; js: string[]; matches: string[]; runAt: "document_end" | "document_idle" };
/** Frames too, those without an address of their own included: old parts of a CRM often live in one. */
const FRAMES = { allFrames: true, matchOriginAsFallback: true };

/** The overlay everywhere; a site's own script before it, wherever that site is known to be. */
const wantedScripts = async (): Promise<Script[]> => {
  const matches = await sitePatterns();
  if (matches.length === 0) return [];
  const seen = await seenSitesItem.getValue();
  const sites = SIGNATURES.map((signature): Script => {
    const found = Object.entries(seen).flatMap(([pattern, ids]) =>
      ids.includes(signature.id) && matches.includes(pattern) ? [pattern] : [],
    );
    return {
      id: `site-${signature.id}`,
      js: [scriptOf(signature.id)],
      matches: unique([...hostedPatterns(signature), ...found]),
      runAt: "document_end",
    };
  });
  return [
    { id: SCRIPT_ID, js: [SCRIPT], matches, runAt: "document_idle" },
    ...sites.filter((script) => script.matches.length > 0),
  ];
};

/** One by one: a site that a browser refuses does not take the others with it. */
const register = async (script: Script): Promise<void> => {
  const registered = browser.scripting.registerContentScripts([
    { ...script, ...FRAMES, persistAcrossSessions: true },
  ]);
  await (script.id === SCRIPT_ID ? registered : registered.catch(() => undefined));
};

const change = async (script: Script): Promise<void> => {
  const done = browser.scripting.updateContentScripts([script]);
  await (script.id === SCRIPT_ID ? done : done.catch(() => undefined));
};

/** Changes what differs, so that a page loading meanwhile is not left without. */
const update = async (): Promise<void> => {
  const wanted = await wantedScripts();
  const known = new Map(
    (await browser.scripting.getRegisteredContentScripts()).map(({ id, matches }) => [id, matches ?? []]),
  );
  const gone = [...known.keys()].filter((id) => !wanted.some((script) => script.id === id));
  if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
  const added = wanted.filter(({ id }) => !known.has(id));
  for (const script of added) await register(script);
  const changed = wanted.filter(
    ({ id, matches }) => known.has(id) && String(known.get(id)) !== String(matches),
  );
  for (const script of changed) await change(script);
};

const inTurn = oneByOne();

/**
 * Registers the overlay for all sites granted now: at install, start, update and when permissions change. Runs one after
 * the other, since two registrations at once refuse each other.
 */
export const registerSites = (): Promise<void> => inTurn(update);

/** The same after an update of the extension, whose scripts may be others under the same names. */
export const registerSitesAnew = (): Promise<void> =>
  inTurn(async () => {
    await browser.scripting.unregisterContentScripts();
    await update();
  });

/** Brings the overlay into tabs that were open before it was registered; it starts once per page. */
export const injectOpenTabs = async (patterns: readonly string[]): Promise<void> => {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined
        ? null
        : browser.scripting
            .executeScript({ target: { tabId: id, allFrames: true }, files: [SCRIPT] })
            .catch(() => undefined),
    ),
  );
};

/** Remembers that a page of this origin was of this site. */
const rememberSite = async (origin: string, site: string): Promise<void> => {
  const pattern = originPattern(origin);
  if (pattern === null || !(await sitePatterns()).includes(pattern)) return;
  let isNew = false;
  await changeSeen((seen) => {
    const before = seen[pattern] ?? [];
    isNew = !before.includes(site);
    return isNew ? { ...seen, [pattern]: [site, ...before].slice(0, SITES_A_PATTERN) } : seen;
  });
  if (isNew) await registerSites();
};

/** Brings a part of the overlay, or a site, into one frame, beside the overlay that asked for it. */
export const injectPart = async (
  { tabId, frameId, origin }: { tabId: number; frameId: number; origin: string },
  part: string,
): Promise<void> => {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [scriptOf(part)],
  });
  if (SIGNATURES.some(({ id }) => id === part)) void rememberSite(origin, part);
};

export const enableSite = async (origin: string): Promise<Answer<null>> => {
  const pattern = originPattern(origin);
  if (pattern === null) return failed({ code: "invalid_input", requestId: null });
  if (!(await hasOrigin(origin))) return failed({ code: "permission_missing", requestId: null });
  // Removed while it was paused, it would stay so.
  await changeOff((off) => off.filter((one) => one !== pattern));
  await forgetHealth(pattern);
  await changeAlso((also) => unique([...also, pattern]));
  await registerSites();
  await injectOpenTabs([pattern]);
  return ok(null);
};

/** Takes the site back; the organization's own address keeps the permission that the API needs. */
export const disableSite = async (origin: string): Promise<void> => {
  const pattern = originPattern(origin);
  if (pattern === null) return;
  await changeAlso((also) => also.filter((one) => one !== pattern));
  const apiUrl = await apiUrlItem.getValue();
  if (apiUrl === null || originPattern(apiUrl) !== pattern) await dropOrigin(pattern);
  await registerSites();
};

/** Off: no script on its pages, and those open let go of theirs. On again: as if it were enabled now. */
export const switchSite = async (origin: string, on: boolean): Promise<void> => {
  const pattern = originPattern(origin);
  if (pattern === null) return;
  await changeOff((off) => {
    const others = off.filter((one) => one !== pattern);
    return on ? others : [...others, pattern];
  });
  await registerSites();
  if (!on) return tellTabsAt([pattern], { name: "stop" });
  await forgetHealth(pattern);
  await injectOpenTabs([pattern]);
};

/** Runs in the page of a tab: the first site one of whose selectors is there. */
const firstSite = (signatures: [string, string][]): string | null =>
  signatures.find(([, selectors]) => document.querySelector(selectors) !== null)?.[0] ?? null;

/** Looks once, by the leave that a click on the toolbar gives, whether a tab shows a product we know. */
export const probeTab = async (tabId: number): Promise<string | null> => {
  const [found] = await browser.scripting
    .executeScript({
      target: { tabId },
      func: firstSite,
      args: [SIGNATURES.map(({ id, page }): [string, string] => [id, page])],
    })
    .catch(() => []);
  return typeof found?.result === "string" ? found.result : null;
};
