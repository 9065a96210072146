import { dynamics } from "./dynamics.ts";
import { frappe } from "./frappe.ts";
import { hubspot } from "./hubspot.ts";
import { pipedrive } from "./pipedrive.ts";
import { salesforce } from "./salesforce.ts";
import type { Site } from "./site.ts";
import { suitecrm } from "./suitecrm.ts";
import { zoho } from "./zoho.ts";

/** Sites whose rules are data, so that an organization can put selectors of its own before ours. */
export const PATCHABLE: readonly Site[] = [salesforce, hubspot, dynamics, pipedrive, zoho, suitecrm, frappe];
