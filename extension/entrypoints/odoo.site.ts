import { siteScript } from "#extension/overlay/site-script.ts";
import { odoo } from "#extension/sites/odoo.ts";

export default siteScript(odoo);
