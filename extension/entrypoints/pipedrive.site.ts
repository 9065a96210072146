import { siteScript } from "#extension/overlay/site-script.ts";
import { pipedrive } from "#extension/sites/pipedrive.ts";

export default siteScript(pipedrive);
