import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Change } from "#shared/contract/changes.ts";

/** For whose word a change waits, by name; that nobody is left who could give it. */
export const decidersSentence = (deciders: Change["deciders"]): string => {
  if (deciders.length === 0) return i18n.t("changes.nobody");
  const names = deciders.map(({ name, role }) => i18n.t("changes.decider", [name, i18n.t(`roles.${role}`)]));
  const list = new Intl.ListFormat(uiLanguage(), { type: "disjunction" });
  return i18n.t("changes.waitsFor", [list.format(names)]);
};
