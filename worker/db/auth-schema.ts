import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** Tables of the sign-in library (better-auth 1.7.25). References restrict: a rebuild must never cascade (platform 1.6). */

const day = (name: string) => integer(name, { mode: "timestamp" });

export const user = sqliteTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull(),
  image: text("image"),
  createdAt: day("created_at").notNull(),
  updatedAt: day("updated_at").notNull(),
});

export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    expiresAt: day("expires_at").notNull(),
    token: text("token").notNull().unique(),
    createdAt: day("created_at").notNull(),
    updatedAt: day("updated_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    activeOrganizationId: text("active_organization_id"),
    /** Of an extension: the installation it runs in. A new session of a person on it ends the one before. */
    deviceId: text("device_id"),
    /** When the person last proved on this device who they are, in Unix milliseconds, beside the sign-in itself. */
    reauthenticatedAt: integer("reauthenticated_at"),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = sqliteTable(
  "auth_account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    issuer: text("issuer"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: day("access_token_expires_at"),
    refreshTokenExpiresAt: day("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: day("created_at").notNull(),
    updatedAt: day("updated_at").notNull(),
  },
  (table) => [index("auth_account_user").on(table.userId)],
);

export const verification = sqliteTable(
  "verification",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: day("expires_at").notNull(),
    createdAt: day("created_at").notNull(),
    updatedAt: day("updated_at").notNull(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

export const organization = sqliteTable("organization", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  createdAt: day("created_at").notNull(),
  metadata: text("metadata"),
});

export const member = sqliteTable(
  "member",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    role: text("role").notNull(),
    /** Sales rep code of ledgers and CSV: whose portfolio this person has. */
    repCode: text("rep_code"),
    createdAt: day("created_at").notNull(),
  },
  (table) => [index("member_organization").on(table.organizationId), index("member_user").on(table.userId)],
);

export const invitation = sqliteTable(
  "invitation",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id")
      .notNull()
      .references(() => organization.id),
    email: text("email").notNull(),
    role: text("role"),
    status: text("status").notNull(),
    expiresAt: day("expires_at").notNull(),
    createdAt: day("created_at").notNull(),
    inviterId: text("inviter_id")
      .notNull()
      .references(() => user.id),
  },
  (table) => [
    index("invitation_organization").on(table.organizationId),
    index("invitation_email").on(table.email),
  ],
);

export const rateLimit = sqliteTable("rate_limit", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: integer("last_request").notNull(),
});
