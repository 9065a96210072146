import { browser } from "wxt/browser";
import { i18n } from "#extension/platform/i18n.ts";

/** How many decisions wait, on the toolbar's icon; in words for the pointer and the screen reader. */
export const showWaiting = async (waiting: number): Promise<void> => {
  const text = waiting === 0 ? "" : waiting > 99 ? "99+" : String(waiting);
  await browser.action.setBadgeText({ text });
  await browser.action.setTitle({
    title: waiting === 0 ? "Vigie" : `Vigie · ${i18n.t("requests.waiting", waiting)}`,
  });
  if (waiting > 0) await browser.action.setBadgeBackgroundColor({ color: "#1f4f8f" });
};
