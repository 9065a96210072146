import { siteScript } from "#extension/overlay/site-script.ts";
import { suitecrm } from "#extension/sites/suitecrm.ts";

export default siteScript(suitecrm);
