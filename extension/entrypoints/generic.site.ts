import { siteScript } from "#extension/overlay/site-script.ts";
import { generic } from "#extension/sites/generic.ts";

export default siteScript(generic);
