import { siteScript } from "#extension/overlay/site-script.ts";
import { hubspot } from "#extension/sites/hubspot.ts";

export default siteScript(hubspot);
