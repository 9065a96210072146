import { givePart } from "#extension/overlay/parts.ts";
import { siteOfPage } from "#extension/sites/signatures.ts";

/** Brought into pages whose site is not known yet. */
export default { main: () => givePart("signatures", siteOfPage) };
