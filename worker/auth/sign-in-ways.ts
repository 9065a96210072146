import type { Env } from "../env.ts";

export type OidcSettings = { provider: string; issuer: string; clientId: string; clientSecret: string };

/** The company's own sign-in, when the deployment names one completely. */
export function oidcSettings(env: Env): OidcSettings | undefined {
  const {
    OIDC_PROVIDER: provider = "company",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = env;
  return issuer && clientId && clientSecret ? { provider, issuer, clientId, clientSecret } : undefined;
}

/** How a person may prove who they are at this address. */
export function signInWays(env: Env): ("password" | "oidc")[] {
  return [
    ...(env.PASSWORD_SIGN_IN === "on" ? (["password"] as const) : []),
    ...(oidcSettings(env) ? (["oidc"] as const) : []),
  ];
}
