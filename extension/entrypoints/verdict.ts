import { givePart } from "#extension/overlay/parts.ts";
import { showVerdicts } from "#extension/overlay/verdict/show-verdict.ts";

/** Brought into a page the first time a quote, an order or an opportunity is on it. */
export default { main: () => givePart("verdict", showVerdicts) };
