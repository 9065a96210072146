import type * as z from "zod";
import type { OrganizationChange, OrganizationInfo } from "#shared/contract/me.ts";
import type { Database } from "../db/database.ts";
import { raiseRevision } from "../db/revision.ts";
import { changeSettings } from "../db/tenant.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { commitChange } from "./commit-change.ts";

type Info = z.output<typeof OrganizationInfo>;

/** What members may know of their organization. */
export function infoOf(organization: CurrentOrganization): Info {
  const { id, name, currency, timeZone, siren, discreetByDefault, repVisibility } = organization;
  return { id, name, currency, timeZone, siren, discreetByDefault, repVisibility };
}

/** Changes what is named and raises the revision, so that every client asks what it may see now. */
export async function changeOrganization(
  db: Database,
  member: CurrentMember,
  organization: CurrentOrganization,
  change: z.output<typeof OrganizationChange>,
  now: number,
): Promise<Info> {
  const before = infoOf(organization);
  const after: Info = {
    ...before,
    name: change.name ?? before.name,
    siren: change.siren === undefined ? before.siren : change.siren,
    discreetByDefault: change.discreetByDefault ?? before.discreetByDefault,
    repVisibility: change.repVisibility ?? before.repVisibility,
  };
  await commitChange(db, organization.number, {
    statements: [...changeSettings(db, organization, change), raiseRevision(db, organization.number)],
    audit: [
      {
        actor: member.userId,
        action: "organization_changed",
        subjectKind: "organization",
        subjectId: organization.id,
        detail: { before, after },
      },
    ],
    now,
  });
  return after;
}
