import { defineContentScript } from "wxt/utils/define-content-script";
import { givePart } from "#extension/overlay/parts.ts";
import { generic } from "#extension/sites/generic.ts";

/** Brought into pages of no known product. */
export default defineContentScript({
  registration: "runtime",
  noScriptStartedPostMessage: true,
  main: () => givePart("generic", generic),
});
