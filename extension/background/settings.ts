import { uiLanguage } from "#extension/platform/language.ts";
import type { PageSettings } from "#extension/platform/messages.ts";
import { originPattern } from "#extension/platform/permissions.ts";
import { discreetItem } from "#extension/platform/storage.ts";
import { tellFrames, tellTabs, tellTabsAt } from "#extension/platform/tell.ts";
import { currentAccount } from "./account.ts";
import { isSilent } from "./silence.ts";
import { unwellKinds } from "./site-health.ts";

/** Discreet as this person set it, else as the organization has it by default. Pages draw nothing where the rules run in silence. */
export const pageSettings = async (): Promise<PageSettings> => {
  const [account, discreet] = await Promise.all([currentAccount(), discreetItem.getValue()]);
  return {
    discreet: discreet ?? account?.session.me.organization.discreetByDefault ?? false,
    language: uiLanguage(),
    signedIn: account !== null && !isSilent(account),
  };
};

/** The same for the pages of one origin, with what is not drawn there. */
export const settingsAt = async (origin: string): Promise<PageSettings> => {
  const [unwell, settings] = await Promise.all([unwellKinds(origin), pageSettings()]);
  return { ...settings, ...(unwell.length > 0 ? { unwell } : {}) };
};

/**
 * What is drawn at one origin changed: its open pages ask for their names again, and hear of it with the answer. A frame of
 * it in another site's tab is told where that tab is known.
 */
export const tellSettingsAt = async (origin: string, tabId: number): Promise<void> => {
  const pattern = originPattern(origin);
  tellFrames(tabId, { name: "revisionChanged" });
  if (pattern !== null) await tellTabsAt([pattern], { name: "revisionChanged" }, tabId);
};

export const setDiscreet = async (discreet: boolean): Promise<void> => {
  await discreetItem.setValue(discreet);
  await tellTabs({ name: "settingsChanged", settings: await pageSettings() });
};

export const toggleDiscreet = async (): Promise<void> => setDiscreet(!(await pageSettings()).discreet);
