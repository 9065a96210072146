import { Role } from "#shared/contract/common.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";

export type Standing = { member: CurrentMember; organization: CurrentOrganization };

// Plain SQL, prepared by hand: this runs before every request and must cost about a bare read (DESIGN 17).
const STANDING = `
select s.id, s.user_id, u.name, u.email, m.id, m.role, m.rep_code, o.id, o.name, t.number, t.currency, t.time_zone, t.siren,
       t.discreet_by_default, t.rep_scope, t.rep_detail, t.revision, t.policy_version
from session s
join user u on u.id = s.user_id
join member m on m.user_id = s.user_id and m.organization_id = coalesce(s.active_organization_id, m.organization_id)
join organization o on o.id = m.organization_id
join tenant t on t.organization_id = o.id
where s.token = ?1 and s.expires_at > ?2
limit 2`;

type Row = [
  sessionId: string,
  userId: string,
  name: string,
  email: string,
  memberId: string,
  role: string,
  repCode: string | null,
  organizationId: string,
  organizationName: string,
  number: number,
  currency: string,
  timeZone: string,
  siren: string | null,
  discreetByDefault: number,
  repScope: "all" | "own",
  repDetail: "figures" | "class",
  revision: number,
  policyVersion: number,
];

/**
 * Session, person, membership and organization of a session token in one statement. Nothing when the session has ended, the
 * person is no member, or the session names no organization and the person belongs to several.
 */
export async function findStanding(
  d1: D1Database,
  token: string,
  nowSeconds: number,
): Promise<Standing | undefined> {
  const rows = await d1.prepare(STANDING).bind(token, nowSeconds).raw<Row>();
  const [row, second] = rows;
  if (!row || second) return undefined;
  const role = Role.safeParse(row[5]);
  if (!role.success) return undefined;
  return {
    member: {
      sessionId: row[0],
      userId: row[1],
      name: row[2],
      email: row[3],
      memberId: row[4],
      role: role.data,
      repCode: row[6],
    },
    organization: {
      id: row[7],
      name: row[8],
      number: row[9],
      currency: row[10],
      timeZone: row[11],
      siren: row[12],
      discreetByDefault: row[13] === 1,
      repVisibility: { scope: row[14], detail: row[15] },
      revision: row[16],
      policyVersion: row[17],
    },
  };
}
