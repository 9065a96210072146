import { siteScript } from "#extension/overlay/site-script.ts";
import { dolibarr } from "#extension/sites/dolibarr.ts";

export default siteScript(dolibarr);
