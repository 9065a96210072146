import { givePart } from "#extension/overlay/parts.ts";
import { ruledSite } from "#extension/sites/taught/ruled-site.ts";

/** Brought into pages of an origin that somebody taught, or whose site the organization patched. */
export default { main: () => givePart("taught", ruledSite) };
