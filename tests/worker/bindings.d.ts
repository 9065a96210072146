import "vitest";

declare module "vitest" {
  /** Given by tests/fixtures/oidc-provider.ts and tests/fixtures/sources/stand-in-servers.ts. */
  interface ProvidedContext {
    oidcIssuer: string;
    oidcThatFailsFirst: string;
    standInServers: string;
  }
}

declare global {
  namespace Cloudflare {
    /** What `env` of `cloudflare:workers` holds in tests: the Worker's own bindings, secrets included. */
    interface Env {
      DB: D1Database;
      JOBS: Queue<import("../../worker/env.ts").Job>;
      WATCHES: Queue<import("../../worker/env.ts").Job>;
      ORGANIZATIONS: DurableObjectNamespace<
        import("../../worker/live/organization-object.ts").OrganizationObject
      >;
      JURISDICTION: "";
      BASE_URL: string;
      EXTENSION_IDS: string;
      PASSWORD_SIGN_IN: "on" | "off";
      AUTH_SECRET: string;
      SETUP_SECRET: string;
    }
  }
}
