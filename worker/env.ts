/** Bindings and settings of the Worker, as wrangler.toml and the deployment's secrets provide them. */
export type Env = {
  DB: D1Database;
  JOBS: Queue<Job>;
  BASE_URL: string;
  EXTENSION_IDS: string;
  PASSWORD_SIGN_IN: "on" | "off";
  AUTH_SECRET: string;
  SETUP_SECRET?: string;
  OIDC_PROVIDER?: string;
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
};

/** Work that outlives a request. Each job is idempotent: queues deliver at least once. */
export type Job =
  | { kind: "derive_import"; organization: number; importId: number; afterEntityId: number }
  | { kind: "assess_due"; organization: number; day: number; afterEntityId: number };
