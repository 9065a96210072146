import { browser } from "wxt/browser";
import { storage } from "wxt/utils/storage";
import type { Answer, OverlayPart } from "#extension/platform/messages.ts";
import {
  builtInPatterns,
  dropOrigin,
  grantedPatterns,
  hasOrigin,
  originPattern,
} from "#extension/platform/permissions.ts";
import { apiUrlItem } from "#extension/platform/storage.ts";
import { failed, ok } from "#shared/result.ts";

const SCRIPT = "content-scripts/overlay.js";
const SCRIPT_ID = "overlay";

/** The organization's own address is granted for the API; it is a site only when the person enabled it as one too. */
const alsoSiteItem = storage.defineItem<string[]>("local:alsoSites", { fallback: [] });

const unique = (patterns: readonly string[]): string[] => [...new Set(patterns)];

/** Match patterns where the overlay runs. */
export const sitePatterns = async (): Promise<string[]> => {
  const apiUrl = await apiUrlItem.getValue();
  const apiPattern = apiUrl === null ? null : originPattern(apiUrl);
  const asked = [...builtInPatterns(), ...(await alsoSiteItem.getValue())];
  return unique(await grantedPatterns()).filter(
    (pattern) => pattern !== apiPattern || asked.includes(pattern),
  );
};

const update = async (): Promise<void> => {
  const matches = await sitePatterns();
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([
    { id: SCRIPT_ID, js: [SCRIPT], matches, runAt: "document_idle", persistAcrossSessions: true },
  ]);
};

let last: Promise<void> = Promise.resolve();

/**
 * Registers the overlay for all sites granted now: at install, start, update and when permissions change. Runs one after
 * the other, since two registrations at once refuse each other.
 */
export const registerSites = (): Promise<void> => {
  last = last.catch(() => undefined).then(update);
  return last;
};

/** Brings the overlay into tabs that were open before it was registered; it starts once per page. */
export const injectOpenTabs = async (patterns: readonly string[]): Promise<void> => {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.all(
    tabs.map(({ id }) =>
      id === undefined
        ? null
        : browser.scripting
            .executeScript({ target: { tabId: id }, files: [`/${SCRIPT}`] })
            .catch(() => undefined),
    ),
  );
};

/** Brings a part of the overlay into the main frame of one tab, beside the overlay that asked for it. */
export const injectPart = async (tabId: number, part: OverlayPart): Promise<void> => {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [0] },
    files: [`/content-scripts/${part}.js`],
  });
};

export const enableSite = async (origin: string): Promise<Answer<null>> => {
  const pattern = originPattern(origin);
  if (pattern === null) return failed({ code: "invalid_input", requestId: null });
  if (!(await hasOrigin(origin))) return failed({ code: "permission_missing", requestId: null });
  await alsoSiteItem.setValue(unique([...(await alsoSiteItem.getValue()), pattern]));
  await registerSites();
  await injectOpenTabs([pattern]);
  return ok(null);
};

/** Takes the site back; the organization's own address keeps the permission that the API needs. */
export const disableSite = async (origin: string): Promise<void> => {
  const pattern = originPattern(origin);
  if (pattern === null) return;
  await alsoSiteItem.setValue((await alsoSiteItem.getValue()).filter((one) => one !== pattern));
  const apiUrl = await apiUrlItem.getValue();
  if (apiUrl === null || originPattern(apiUrl) !== pattern) await dropOrigin(pattern);
  await registerSites();
};
