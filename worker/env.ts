import type { OpenAPIHono } from "@hono/zod-openapi";
import type { SecondPerson } from "#shared/contract/changes.ts";
import type { Role } from "#shared/contract/common.ts";
import type { Visibility } from "#shared/contract/me.ts";
import type { OrganizationMode } from "#shared/contract/shadow.ts";
import type { Database } from "./db/database.ts";
import type { Once } from "./db/idempotency.ts";
import type { OrganizationObject } from "./live/organization-object.ts";
import type { Watched } from "./services/watch.ts";

/** Bindings and settings of the Worker, as wrangler.toml and the deployment's secrets provide them. */
export type Env = {
  DB: D1Database;
  JOBS: Queue<Job>;
  /** Work that goes at the pace of outside sources. */
  WATCHES: Queue<Job>;
  ORGANIZATIONS: DurableObjectNamespace<OrganizationObject>;
  /** Where objects live; empty on this machine, whose runtime knows no places. */
  JURISDICTION?: "eu" | "";
  BASE_URL: string;
  EXTENSION_IDS: string;
  PASSWORD_SIGN_IN: "on" | "off";
  AUTH_SECRET: string;
  SETUP_SECRET?: string;
  OIDC_PROVIDER?: string;
  OIDC_ISSUER?: string;
  OIDC_CLIENT_ID?: string;
  OIDC_CLIENT_SECRET?: string;
  /** Of this machine alone: one http://127.0.0.1:PORT that stands for all outside sources. */
  SOURCES_ORIGIN?: string;
};

/**
 * Work that outlives a request. Each job is idempotent (queues deliver at least once) and finds where it stands in the
 * database, so that one that was killed goes on.
 */
export type Job =
  | { kind: "derive_import"; organization: number; importId: number }
  | { kind: "remove_import"; organization: number; importId: number }
  | { kind: "assess_due"; organization: number; day: number }
  | { kind: "reassess_all"; organization: number; runId: string }
  | { kind: "policy_run"; organization: number; runId: string }
  | { kind: "policy_preview"; organization: number; previewId: string }
  | { kind: "seal_audit"; organization: number; day: number }
  | { kind: "purge"; organization: number; day: number }
  /** Asks one source about the whole base; `gazette` reads it by day. */
  | { kind: "watch"; organization: number; day: number; what: Watched };

/** Who is asking. `userId` names the person (persons are compared, not memberships), `sessionId` the device. */
export type CurrentMember = {
  userId: string;
  memberId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
  repCode: string | null;
};

/** For which organization: always from the session. `number` is the first key of every table. */
export type CurrentOrganization = {
  number: number;
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  siren: string | null;
  discreetByDefault: boolean;
  repVisibility: Visibility;
  secondPerson: SecondPerson;
  mode: OrganizationMode;
  modeSince: number | null;
  /** Whether the register may be asked about unknown names. */
  identifies: boolean;
  revision: number;
  policyVersion: number;
};

/** What the middleware promises to every route under /v1 (but /v1/health): `once` on POST alone. */
export type AppEnv = {
  Bindings: Env;
  Variables: {
    requestId: string;
    db: Database;
    member: CurrentMember;
    organization: CurrentOrganization;
    visibility: Visibility;
    once: Once;
    /** Results of the reads that `authenticateAlongside` was given; empty on every other route. */
    alongside: unknown[];
  };
};

export type Routes = OpenAPIHono<AppEnv>;
