import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import type { Site } from "../sites/site.ts";
import { giveSite } from "./parts.ts";

/** The script of one site. The background brings it into pages of that product, before the overlay where it can. */
export const siteScript = (site: Site) => defineUnlistedScript(() => giveSite(site));
