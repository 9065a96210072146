import { siteScript } from "#extension/overlay/site-script.ts";
import { dynamics } from "#extension/sites/dynamics.ts";

export default siteScript(dynamics);
