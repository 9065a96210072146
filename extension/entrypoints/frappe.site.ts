import { siteScript } from "#extension/overlay/site-script.ts";
import { frappe } from "#extension/sites/frappe.ts";

export default siteScript(frappe);
