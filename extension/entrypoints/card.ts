import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { openCard } from "#extension/overlay/card.ts";
import { givePart } from "#extension/overlay/parts.ts";

/** Brought into a page the first time a card is opened there. */
export default defineUnlistedScript(() => givePart("card", openCard));
