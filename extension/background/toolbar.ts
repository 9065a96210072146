import { browser } from "wxt/browser";
import { i18n } from "#extension/platform/i18n.ts";

/**
 * How many decisions and verdicts wait, on the toolbar's icon; in words for the pointer and the screen reader, with the deadlines
 * that press.
 */
export const showWaiting = async (requests: number, reports = 0, deadlines = 0): Promise<void> => {
  const waiting = requests + reports;
  const text = waiting === 0 ? "" : waiting > 99 ? "99+" : String(waiting);
  await browser.action.setBadgeText({ text });
  const title = [
    "Vigie",
    ...(requests > 0 ? [i18n.t("requests.waiting", requests)] : []),
    ...(reports > 0 ? [i18n.t("triage.toJudge", reports)] : []),
    ...(deadlines > 0 ? [i18n.t("deadlines.press", deadlines)] : []),
  ];
  await browser.action.setTitle({ title: title.join(" · ") });
  if (waiting > 0) await browser.action.setBadgeBackgroundColor({ color: "#1f4f8f" });
};
