import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { type OverlayRuntime, startOverlay } from "#extension/overlay/start.ts";

/** Registered by the background for granted origins only: with `matches` here the store would ask for all of them. */
export default defineContentScript({
  registration: "runtime",
  runAt: "document_idle",
  noScriptStartedPostMessage: true,
  main(ctx) {
    if (window.top !== window) return;
    startOverlay(browser.runtime as unknown as OverlayRuntime, ctx.signal, () => ctx.abort());
  },
});
