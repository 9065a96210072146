import type { Site } from "../sites/site.ts";
import { giveSite } from "./parts.ts";

/**
 * The script of one site. The background brings it into pages of that product, before the overlay where it can. What the
 * builder's own wrapper would make of it, without its bytes.
 */
export const siteScript = (site: Site) => ({ main: () => giveSite(site) });
