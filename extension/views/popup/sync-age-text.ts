import { i18n } from "#extension/platform/i18n.ts";
import type { SyncAge } from "./sync-age.ts";

export const syncAgeText = (age: SyncAge): string => {
  if (age.kind === "never") return i18n.t("popup.age.never");
  if (age.kind === "now") return i18n.t("popup.age.now");
  if (age.kind === "minutes") return i18n.t("popup.age.minutes", age.count);
  return age.kind === "hours" ? i18n.t("popup.age.hours", age.count) : i18n.t("popup.age.days", age.count);
};
