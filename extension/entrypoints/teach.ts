import { browser } from "wxt/browser";
import { type TeachRuntime, teachPage } from "#extension/overlay/teach/teach-page.ts";

/** Brought into a page when a person begins to teach it. */
export default { main: () => teachPage(browser.runtime as unknown as TeachRuntime) };
