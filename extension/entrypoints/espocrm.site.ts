import { siteScript } from "#extension/overlay/site-script.ts";
import { espocrm } from "#extension/sites/espocrm.ts";

export default siteScript(espocrm);
