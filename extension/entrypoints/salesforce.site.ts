import { siteScript } from "#extension/overlay/site-script.ts";
import { salesforce } from "#extension/sites/salesforce.ts";

export default siteScript(salesforce);
