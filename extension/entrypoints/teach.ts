import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { type TeachRuntime, teachPage } from "#extension/overlay/teach/teach-page.ts";

/** Brought into a page when a person begins to teach it. */
export default defineUnlistedScript(() => teachPage(browser.runtime as unknown as TeachRuntime));
