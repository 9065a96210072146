import { eq, sql } from "drizzle-orm";
import type { SecondPerson } from "#shared/contract/changes.ts";
import type { OrganizationMode } from "#shared/contract/shadow.ts";
import type { Database, Statement } from "./database.ts";
import { organization, policy, tenant } from "./schema.ts";

/** Whether an organization exists here. */
export async function isSetUp(db: Database): Promise<boolean> {
  const rows = await db.select({ one: sql`1` }).from(tenant).limit(1);
  return rows.length > 0;
}

/** Number of the organization that set-up creates: a fixed one, so that of two set-ups at once the key refuses one. */
export const FIRST_ORGANIZATION = 1;
export const FIRST_TAKEN = "tenant.number";

type NewOrganization = {
  id: string;
  name: string;
  siren: string | null;
  currency: string;
  timeZone: string;
  policy: unknown;
  author: string;
  now: Date;
};

/** The first organization with its settings and the first version of its policy. */
export function addFirstOrganization(db: Database, first: NewOrganization): Statement[] {
  const { id, name, siren, currency, timeZone, author, now } = first;
  return [
    db.insert(organization).values({ id, name, slug: id, createdAt: now }),
    db.insert(tenant).values({ number: FIRST_ORGANIZATION, organizationId: id, siren, currency, timeZone }),
    db.insert(policy).values({
      organization: FIRST_ORGANIZATION,
      version: 1,
      body: first.policy,
      reason: "default",
      author,
      createdAt: now.getTime(),
      inForceAt: now.getTime(),
    }),
  ];
}

/** A condition for `expectThat`: the organization asks for a second person, or does not. */
export const hasSecondPerson = (organization: number, secondPerson: SecondPerson) =>
  sql`exists (select 1 from ${tenant} where number = ${organization} and second_person = ${secondPerson})`;

type Settings = {
  name?: string | undefined;
  siren?: string | null | undefined;
  discreetByDefault?: boolean | undefined;
  repVisibility?: { scope: "all" | "own"; detail: "figures" | "class" } | undefined;
  secondPerson?: SecondPerson | undefined;
  mode?: { mode: OrganizationMode; since: number } | undefined;
};

/** Changes the settings that are named and leaves the others. */
export function changeSettings(
  db: Database,
  { id, number }: { id: string; number: number },
  { name, siren, discreetByDefault, repVisibility, secondPerson, mode }: Settings,
): Statement[] {
  const changed = {
    ...(siren !== undefined && { siren }),
    ...(discreetByDefault !== undefined && { discreetByDefault }),
    ...(secondPerson !== undefined && { secondPerson }),
    ...(mode !== undefined && { mode: mode.mode, modeSince: mode.since }),
    ...(repVisibility && { repScope: repVisibility.scope, repDetail: repVisibility.detail }),
  };
  return [
    ...(name === undefined ? [] : [db.update(organization).set({ name }).where(eq(organization.id, id))]),
    ...(Object.keys(changed).length === 0
      ? []
      : [db.update(tenant).set(changed).where(eq(tenant.number, number))]),
  ];
}
