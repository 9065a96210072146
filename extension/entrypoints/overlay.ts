import { browser } from "wxt/browser";
import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { type OverlayRuntime, startOnce } from "#extension/overlay/start.ts";

/** Registered by the background for granted origins only: as a content script the manifest would ask for all of them. */
export default defineUnlistedScript(() => startOnce(browser.runtime as unknown as OverlayRuntime));
