import type { Screen } from "./may.ts";

/** Where each screen lives in the address of the dashboard, after "#". */
export const SCREEN_PATHS = {
  imports: "/imports",
  firstTenMinutes: "/first-ten-minutes",
  limits: "/limits",
  customers: "/customers",
  requests: "/requests",
  warnings: "/warnings",
  deadlines: "/deadlines",
  watch: "/watch",
  externalScores: "/external-scores",
  links: "/links",
  policy: "/policy",
  shadow: "/shadow",
  journal: "/journal",
  organization: "/organization",
} as const satisfies Record<Screen, string>;
