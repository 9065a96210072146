import { givePart } from "#extension/overlay/parts.ts";
import { showCards } from "#extension/overlay/show-card.ts";

/** Brought into a page the first time a card is wanted there. */
export default { main: () => givePart("card", showCards) };
