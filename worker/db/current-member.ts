import { type SQL, sql } from "drizzle-orm";
import { Role } from "#shared/contract/common.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { type Database, runBatch, type Statement } from "./database.ts";
import type { OrganizationKey } from "./read-customer.ts";

export type Standing = { member: CurrentMember; organization: CurrentOrganization };

// Plain SQL, prepared by hand: this runs before every request and must cost about a bare read (DESIGN 17).
const FROM = `
from session s
join user u on u.id = s.user_id
join member m on m.user_id = s.user_id and m.organization_id = coalesce(s.active_organization_id, m.organization_id)
join organization o on o.id = m.organization_id
join tenant t on t.organization_id = o.id`;

const STANDING = `
select s.id as "sessionId", s.user_id as "userId", u.name, u.email, m.id as "memberId", m.role, m.rep_code as "repCode",
       o.id as "organizationId", o.name as "organizationName", t.number, t.currency, t.time_zone as "timeZone", t.siren,
       t.discreet_by_default as "discreetByDefault", t.rep_scope as "repScope", t.rep_detail as "repDetail",
       t.second_person as "secondPerson", t.mode, t.mode_since as "modeSince", t.identifies, t.revision, t.policy_version as "policyVersion" ${FROM}`;

type Row = {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  memberId: string;
  role: string;
  repCode: string | null;
  organizationId: string;
  organizationName: string;
  number: number;
  currency: string;
  timeZone: string;
  siren: string | null;
  discreetByDefault: number;
  repScope: "all" | "own";
  repDetail: "figures" | "class";
  secondPerson: CurrentOrganization["secondPerson"];
  mode: CurrentOrganization["mode"];
  modeSince: number | null;
  identifies: number;
  revision: number;
  policyVersion: number;
};

/** Reads of a request that can be made for an organization which the same batch finds. */
export type Alongside = (db: Database, organization: OrganizationKey) => Statement[];

/**
 * Session, person, membership and organization of a session token in one statement. Nothing when the session has ended, the
 * person is no member, or the session names no organization and the person belongs to several.
 */
export async function findStanding(
  db: Database,
  token: string,
  nowSeconds: number,
): Promise<Standing | undefined> {
  const sql = `${STANDING} where s.token = ?1 and s.expires_at > ?2 limit 2`;
  const { results } = await db.$client.prepare(sql).bind(token, nowSeconds).all<Row>();
  return standingOf(results);
}

/**
 * The same, with reads that travel in the same batch: one way to the database instead of two. They are confined to the
 * session's organization by SQL, and dropped when there is no standing. What the member may see of them is for the route.
 */
export async function findStandingWith(
  db: Database,
  token: string,
  nowSeconds: number,
  alongside: Alongside,
): Promise<{ standing: Standing; results: unknown[] } | undefined> {
  const signedIn = sql`where s.token = ${token} and s.expires_at > ${nowSeconds}`;
  const organization: SQL<number> = sql`(select t.number ${sql.raw(FROM)} ${signedIn} limit 1)`;
  const [rows, ...results] = await runBatch(db, [
    db.all(sql`${sql.raw(STANDING)} ${signedIn} limit 2`),
    ...alongside(db, organization),
  ]);
  const standing = standingOf(rows as Row[]);
  return standing && { standing, results };
}

function standingOf([row, second]: Row[]): Standing | undefined {
  if (!row || second) return undefined;
  const role = Role.safeParse(row.role);
  if (!role.success) return undefined;
  const { sessionId, userId, name, email, memberId, repCode } = row;
  return {
    member: { sessionId, userId, name, email, memberId, role: role.data, repCode },
    organization: {
      id: row.organizationId,
      name: row.organizationName,
      number: row.number,
      currency: row.currency,
      timeZone: row.timeZone,
      siren: row.siren,
      discreetByDefault: row.discreetByDefault === 1,
      repVisibility: { scope: row.repScope, detail: row.repDetail },
      secondPerson: row.secondPerson,
      mode: row.mode,
      modeSince: row.modeSince,
      identifies: row.identifies === 1,
      revision: row.revision,
      policyVersion: row.policyVersion,
    },
  };
}
