import { CONTRACT_VERSION } from "#shared/contract/version.ts";

/** What /openapi.json says before its paths. */
export const openApi = {
  openapi: "3.1.0",
  info: {
    title: "Vigie",
    version: String(CONTRACT_VERSION),
    description:
      "Every route under /v1 takes the bearer of one device; every POST under /v1 an Idempotency-Key, except sign-out, calendar addresses (a reply that is kept would keep the secret), order checks, look-ups at the register, previews of external scores and live tickets, which change nothing. Refusals are application/problem+json with a stable `code`.",
  },
  security: [{ bearer: [] }],
};
