import { siteScript } from "#extension/overlay/site-script.ts";
import { sampleCrm } from "#extension/sites/sample-crm.ts";

/** In the demo build only: see wxt.config.ts. */
export default siteScript(sampleCrm);
