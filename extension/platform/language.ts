import { browser } from "wxt/browser";

/** Language of the browser's interface, which is also that of every message: French, or English for all others. */
export const uiLanguage = (): "fr" | "en" =>
  browser.i18n.getUILanguage().toLowerCase().startsWith("fr") ? "fr" : "en";
