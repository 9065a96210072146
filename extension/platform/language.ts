import { i18n } from "#extension/platform/i18n.ts";

/**
 * Language of the words on the screen, told by the messages themselves: numbers and dates follow it, whatever the
 * browser's own interface is set to.
 */
export const uiLanguage = (): "fr" | "en" => (i18n.t("manifest.language") === "fr" ? "fr" : "en");
