import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { givePart } from "#extension/overlay/parts.ts";
import { taughtSite } from "#extension/sites/taught/taught-site.ts";

/** Brought into pages of an origin that somebody taught. */
export default defineUnlistedScript(() => givePart("taught", taughtSite));
