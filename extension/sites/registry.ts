import { dolibarr } from "./dolibarr.ts";
import { espocrm } from "./espocrm.ts";
import { generic } from "./generic.ts";
import { odoo } from "./odoo.ts";
import type { Site } from "./site.ts";

/** Every site, most particular first; the last takes any page. */
export const SITES: readonly Site[] = [dolibarr, odoo, espocrm, generic];
