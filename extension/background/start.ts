import { browser } from "wxt/browser";
import type { duties } from "./duties.ts";
import { keepTexts } from "./kept-texts.ts";
import { heedNotifications } from "./notify.ts";
import { forgetTabCount } from "./page-counts.ts";
import { forgetRecordFrame } from "./record-frame.ts";
import { isLookUp, route } from "./router.ts";
import { toggleDiscreet } from "./settings.ts";
import { warmUp } from "./warm-up.ts";

/** Look-ups of pages that are being answered. */
const answering = new Set<Promise<unknown>>();

const answer = (message: unknown, answered: Promise<unknown>): Promise<unknown> => {
  if (!isLookUp(message)) return answered;
  answering.add(answered);
  const done = () => answering.delete(answered);
  answered.then(keepTexts).then(done, done);
  return answered;
};

/**
 * Does something that no page waits for. It brings the schemas of everything with it, which take the engine longer than a
 * look-up takes: so after the answers that are under way.
 */
const tend = async (duty: (all: typeof duties) => Promise<unknown>): Promise<void> => {
  await Promise.allSettled(answering);
  const { duties } = await import("./duties.ts");
  await duty(duties);
};

/** Registers every listener at once: an event that woke the service worker is lost to a listener added later. */
export const start = (): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply) => {
    answer(message, route(message, sender, Date.now())).then(reply, () => reply(undefined));
    return true;
  });
  browser.runtime.onInstalled.addListener(() => void tend((duties) => duties.installed()));
  browser.runtime.onStartup.addListener(() => void tend((duties) => duties.browserStarted()));
  browser.alarms.onAlarm.addListener(({ name }) => void tend((duties) => duties.alarmRang(name)));
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    heedNotifications();
    void tend((duties) => duties.permissionsAdded(origins));
  });
  browser.permissions.onRemoved.addListener(() => void tend((duties) => duties.permissionsRemoved()));
  browser.tabs.onRemoved.addListener((tabId) => {
    void tend((duties) => duties.tabGone(tabId));
    void forgetTabCount(tabId);
    void forgetRecordFrame(tabId);
  });
  browser.tabs.onUpdated.addListener((tabId, { status, url }) => {
    if (status === "loading" || url !== undefined) void tend((duties) => duties.tabGone(tabId));
    if (status === "complete") void tend((duties) => duties.tabShown());
  });
  browser.tabs.onActivated.addListener(() => void tend((duties) => duties.tabShown()));
  browser.commands.onCommand.addListener((command) => {
    if (command === "toggle-discreet") void toggleDiscreet();
  });
  // What waits to be sent need not wait for the next minute.
  addEventListener("online", () => void tend((duties) => duties.online()));
  heedNotifications();
  void warmUp()
    .catch(() => undefined)
    .then(() => tend((duties) => duties.catchUp()));
};
