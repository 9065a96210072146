import { secureHeaders } from "hono/secure-headers";

/** Nothing of a reply runs, frames or loads anything; the server's own pages widen the policy for their one style. */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
  },
  crossOriginResourcePolicy: "same-origin",
  referrerPolicy: "no-referrer",
  xFrameOptions: "DENY",
  overwrite: false,
});
