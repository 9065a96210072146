import type * as z from "zod";
import type { OrganizationChange, OrganizationChanged, OrganizationInfo } from "#shared/contract/me.ts";
import type { Database } from "../db/database.ts";
import { raiseRevision } from "../db/revision.ts";
import { changeSettings } from "../db/tenant.ts";
import type { CurrentMember, CurrentOrganization } from "../env.ts";
import { loadAuthorities } from "./authorities.ts";
import { commitChange } from "./commit-change.ts";
import { proposal, refusedAsWaiting } from "./propose-change.ts";
import { secondPersonFor } from "./second-person.ts";

type Info = z.output<typeof OrganizationInfo>;

/** What members may know of their organization. */
export function infoOf(organization: CurrentOrganization): Info {
  const { id, name, currency, timeZone, siren, discreetByDefault, repVisibility, secondPerson } =
    organization;
  const { mode, modeSince, identifies } = organization;
  return {
    ...{
      id,
      name,
      currency,
      timeZone,
      siren,
      discreetByDefault,
      repVisibility,
      secondPerson,
      mode,
      identifies,
    },
    modeSince: modeSince === null ? null : new Date(modeSince).toISOString(),
  };
}

/**
 * Changes what is named and raises the revision, so that every client asks what it may see now. That no second person is asked
 * any more waits for one (`waiting`), where there is one; `conflict`: that waits already.
 */
export async function changeOrganization(
  db: Database,
  member: CurrentMember,
  organization: CurrentOrganization,
  change: z.output<typeof OrganizationChange>,
  now: number,
): Promise<OrganizationChanged> {
  const before = infoOf(organization);
  const switchesMode = change.mode !== undefined && change.mode !== before.mode;
  const after: Info = {
    ...before,
    name: change.name ?? before.name,
    siren: change.siren === undefined ? before.siren : change.siren,
    discreetByDefault: change.discreetByDefault ?? before.discreetByDefault,
    repVisibility: change.repVisibility ?? before.repVisibility,
    secondPerson: change.secondPerson ?? before.secondPerson,
    mode: change.mode ?? before.mode,
    modeSince: switchesMode ? new Date(now).toISOString() : before.modeSince,
  };
  const switchesOff = before.secondPerson === "required" && after.secondPerson === "off";
  const proposing = { db, member, organization, now };
  const second = switchesOff
    ? secondPersonFor(proposing, await loadAuthorities(proposing), "second_person")
    : null;
  const waits =
    second === "needed"
      ? await proposal(proposing, {
          kind: "second_person",
          subject: "",
          body: { before: "required", after: "off" },
          reason: "",
        })
      : null;
  const { secondPerson, mode, ...settings } = change;
  const others = {
    ...settings,
    ...(switchesMode && { mode: { mode: mode ?? before.mode, since: now } }),
  };
  if (waits) after.secondPerson = before.secondPerson;
  const atOnce = waits ? others : { ...others, secondPerson };
  const effect = [
    ...(waits?.statements ?? []),
    ...changeSettings(db, organization, atOnce),
    raiseRevision(db, organization.number),
  ];
  const onlyWaits = waits !== null && Object.values(others).every((value) => value === undefined);
  const changed = {
    actor: member.userId,
    action: "organization_changed",
    subjectKind: "organization",
    subjectId: organization.id,
    detail: { before, after, ...(second !== null && !waits && { secondPerson: second }) },
  };
  try {
    await commitChange(db, organization.number, {
      statements: effect,
      audit: [...(onlyWaits ? [] : [changed]), ...(waits?.audit ?? [])],
      now,
    });
  } catch (error) {
    throw refusedAsWaiting(error);
  }
  return { ...after, waiting: waits?.reply ?? null };
}
