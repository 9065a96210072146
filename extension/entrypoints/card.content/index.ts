import { defineContentScript } from "wxt/utils/define-content-script";
import { openCard } from "#extension/overlay/card.ts";
import { givePart } from "#extension/overlay/parts.ts";

/** Brought into a page the first time a card is opened there. */
export default defineContentScript({
  registration: "runtime",
  noScriptStartedPostMessage: true,
  main: () => givePart("card", openCard),
});
