import { dolibarr } from "./dolibarr.ts";
import { espocrm } from "./espocrm.ts";
import { odoo } from "./odoo.ts";
import { sampleCrm } from "./sample-crm.ts";
import type { Site } from "./site.ts";

/** Products we know; pages of none of them are read by `generic`, brought on demand. */
export const SITES: readonly Site[] = [
  dolibarr,
  odoo,
  espocrm,
  ...(import.meta.env.VIGIE_DEMO ? [sampleCrm] : []),
];
