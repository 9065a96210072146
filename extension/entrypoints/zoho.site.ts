import { siteScript } from "#extension/overlay/site-script.ts";
import { zoho } from "#extension/sites/zoho.ts";

export default siteScript(zoho);
