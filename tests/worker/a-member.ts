import { env } from "cloudflare:workers";
import { hashPassword } from "better-auth/crypto";
import type { Role } from "#shared/contract/common.ts";
import { signToken } from "#worker/auth/signed-token.ts";

export type AnOrganization = { id: string; number: number; name: string };
export type AMember = { userId: string; memberId: string; role: Role; repCode: string | null };
export type SignedInMember = {
  headers: Record<string, string>;
  member: AMember;
  organization: AnOrganization;
};

const now = () => Math.floor(Date.now() / 1000);

type OrganizationSettings = {
  name?: string;
  siren?: string;
  repScope?: "all" | "own";
  repDetail?: "figures" | "class";
  secondPerson?: "required" | "off";
};

/** A company with its settings and nobody in it yet. */
export async function anOrganization(settings: OrganizationSettings = {}): Promise<AnOrganization> {
  const id = crypto.randomUUID();
  const name = settings.name ?? `Maison ${id.slice(0, 8)}`;
  const [, tenant] = await env.DB.batch<{ number: number }>([
    env.DB.prepare("insert into organization (id, name, slug, created_at) values (?, ?, ?, ?)").bind(
      id,
      name,
      id,
      now(),
    ),
    env.DB.prepare(
      "insert into tenant (organization_id, siren, rep_scope, rep_detail, second_person) values (?, ?, ?, ?, ?) returning number",
    ).bind(
      ...[id, settings.siren ?? null, settings.repScope ?? "all", settings.repDetail ?? "figures"],
      settings.secondPerson ?? "required",
    ),
  ]);
  const number = tenant?.results[0]?.number;
  if (number === undefined) throw new Error("no tenant was created");
  return { id, number, name };
}

type MemberSettings = {
  role: Role;
  organization?: AnOrganization;
  repCode?: string;
  name?: string;
  /** Has just proved anew who they are, as large amounts ask. */
  proved?: true;
};

/**
 * A person signed in on one device: real rows and a real bearer, without the price of a password.
 * `headers` are those of the extension; a POST still needs its own Idempotency-Key (`onceMore()` gives one).
 */
export async function aSignedInMember(settings: MemberSettings): Promise<SignedInMember> {
  const organization = settings.organization ?? (await anOrganization());
  const userId = crypto.randomUUID();
  const memberId = crypto.randomUUID();
  const repCode = settings.repCode ?? null;
  const token = crypto.randomUUID();
  await env.DB.batch([
    env.DB.prepare(
      'insert into "user" (id, name, email, email_verified, created_at, updated_at) values (?, ?, ?, 1, ?, ?)',
    ).bind(userId, settings.name ?? `Camille ${settings.role}`, `${userId}@example.test`, now(), now()),
    env.DB.prepare(
      "insert into member (id, organization_id, user_id, role, rep_code, created_at) values (?, ?, ?, ?, ?, ?)",
    ).bind(memberId, organization.id, userId, settings.role, repCode, now()),
    env.DB.prepare(
      "insert into session (id, expires_at, token, created_at, updated_at, user_agent, user_id, active_organization_id, reauthenticated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ).bind(
      ...[crypto.randomUUID(), now() + 3600, token, now(), now(), "a test", userId, organization.id],
      settings.proved ? Date.now() : null,
    ),
  ]);
  return {
    headers: { authorization: `Bearer ${await signToken(token, env.AUTH_SECRET)}`, "vigie-contract": "1" },
    member: { userId, memberId, role: settings.role, repCode },
    organization,
  };
}

/** Headers of a POST: JSON, and a key that no other request has. */
export function onceMore(headers: Record<string, string>): Record<string, string> {
  return { ...headers, "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
}

type MemberWithPassword = AMember & {
  email: string;
  password: string;
  name: string;
  organization: AnOrganization;
};

/** A person who can sign in with a password; hashing one costs some 60 ms. */
export async function aMemberWithPassword(settings: MemberSettings): Promise<MemberWithPassword> {
  const { member, organization } = await aSignedInMember(settings);
  const password = `mot de passe ${crypto.randomUUID()}`;
  const name = `Dominique ${member.userId.slice(0, 8)}`;
  await env.DB.batch([
    env.DB.prepare("delete from session where user_id = ?").bind(member.userId),
    env.DB.prepare('update "user" set name = ? where id = ?').bind(name, member.userId),
    env.DB.prepare(
      "insert into auth_account (id, account_id, provider_id, user_id, password, created_at, updated_at) values (?, ?, 'credential', ?, ?, ?, ?)",
    ).bind(crypto.randomUUID(), member.userId, member.userId, await hashPassword(password), now(), now()),
  ]);
  return { ...member, name, email: `${member.userId}@example.test`, password, organization };
}
