import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { bearer } from "better-auth/plugins/bearer";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { organization } from "better-auth/plugins/organization";
import { openDatabase } from "../db/database.ts";
import * as tables from "../db/schema.ts";
import type { Env } from "../env.ts";
import { chromiumIds } from "./extension-ids.ts";
import { accessControl } from "./roles.ts";
import { oidcSettings } from "./sign-in-ways.ts";

/** How long a browser stays signed in while it fetches a token for the extension; the extension's own token lives longer. */
const BROWSER_SESSION_SECONDS = 12 * 3600;

function build(env: Env) {
  const oidc = oidcSettings(env);
  return betterAuth({
    appName: "Vigie",
    baseURL: env.BASE_URL,
    secret: env.AUTH_SECRET,
    database: drizzleAdapter(openDatabase(env), {
      provider: "sqlite",
      schema: {
        user: tables.user,
        session: tables.session,
        account: tables.account,
        verification: tables.verification,
        organization: tables.organization,
        member: tables.member,
        invitation: tables.invitation,
        rateLimit: tables.rateLimit,
      },
    }),
    // Bearer only on the API: Firefox draws a new origin for every installation.
    trustedOrigins: [...chromiumIds(env).map((id) => `chrome-extension://${id}`), "moz-extension://*"],
    emailAndPassword: {
      enabled: env.PASSWORD_SIGN_IN === "on",
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
    },
    account: {
      encryptOAuthTokens: true,
      accountLinking: { enabled: true },
    },
    session: { expiresIn: BROWSER_SESSION_SECONDS, disableSessionRefresh: true },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: {
        "/sign-in/email": { window: 60, max: 30 },
        "/sign-in/social": { window: 60, max: 30 },
        "/callback/*": { window: 60, max: 60 },
      },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: ["cf-connecting-ip"] },
      database: { generateId: () => crypto.randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
    onAPIError: { errorURL: `${env.BASE_URL}/sign-in` },
    plugins: [
      bearer({ requireSignature: true }),
      organization({
        ...accessControl,
        creatorRole: "admin",
        allowUserToCreateOrganization: false,
        schema: { member: { additionalFields: { repCode: { type: "string", required: false } } } },
      }),
      ...(oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: oidc.provider,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ["openid", "email", "profile"],
                  requireIdTokenVerification: true,
                  // Some providers (Entra) say nothing of an address and vouch for all of theirs; one that says "not
                  // verified" may hold whatever somebody typed there, an administrator's address included.
                  mapProfileToUser: ({ email_verified: verified }) => ({
                    emailVerified: verified !== false && verified !== "false",
                  }),
                  // Only people whom an admin has added may come in.
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
}

export type Auth = ReturnType<typeof build>;

const instances = new WeakMap<Env, Auth>();

/**
 * The sign-in library, built in the first request of an isolate that needs it: building asks the company's provider for its
 * addresses, and global scope may not use the network. It is shared only once complete, so that no request waits for
 * another's. A provider that did not answer is asked again by the library at the next sign-in.
 */
export async function authOf(env: Env): Promise<Auth> {
  const known = instances.get(env);
  if (known) return known;
  const auth = build(env);
  await auth.$context;
  instances.set(env, auth);
  return auth;
}
