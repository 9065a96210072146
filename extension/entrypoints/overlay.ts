import { browser } from "wxt/browser";
import { type OverlayRuntime, startOnce } from "#extension/overlay/start.ts";

/**
 * Registered by the background for granted origins only: as a content script the manifest would ask for all of them. What
 * the builder's own wrapper would make of it, without its bytes.
 */
export default {
  main: () => startOnce(browser.runtime as unknown as OverlayRuntime, (element) => openRoot(element)),
};

/** Chromium has a function for it, Firefox a property. */
const openRoot = (element: Element): ShadowRoot | null => {
  const { dom }: { dom?: { openOrClosedShadowRoot(element: Element): ShadowRoot | null } } = browser;
  return (
    dom?.openOrClosedShadowRoot(element) ??
    (element as { openOrClosedShadowRoot?: ShadowRoot }).openOrClosedShadowRoot ??
    null
  );
};
