import { OPENING_KINDS } from "#shared/clocks/clock-event.ts";
import type { ClockSettings } from "#shared/contract/clocks.ts";
import { clockSettings, entitiesInProceedings, putClockSettings } from "../db/clock-settings.ts";
import { markDue } from "../db/find-customer.ts";
import { raiseRevision } from "../db/revision.ts";
import { reassess } from "./assess-entities.ts";
import type { Writing } from "./change-customer.ts";
import { commitChange } from "./commit-change.ts";

/** More wait for the night: so many are done while somebody waits. */
const AT_ONCE = 100;

/**
 * Says where the creditor is and whether its terms reserve title. The deadlines of customers in proceedings follow at once; all
 * are due tonight at the latest.
 */
export async function changeClockSettings(
  { db, organization, member, now, today }: Omit<Writing, "once">,
  settings: ClockSettings,
): Promise<ClockSettings> {
  const [before, entityIds] = await Promise.all([
    clockSettings(db, organization.number),
    entitiesInProceedings(db, organization.number, OPENING_KINDS),
  ]);
  await commitChange(db, organization.number, {
    statements: [
      raiseRevision(db, organization.number),
      putClockSettings(db, organization.number, { settings, by: member.userId, at: now }),
      markDue(db, organization.number, entityIds, today),
    ],
    audit: [
      {
        ...{ actor: member.userId, action: "deadline_settings_changed" },
        ...{ subjectKind: "organization", subjectId: organization.id },
        detail: { before, after: settings },
      },
    ],
    now,
  });
  await reassess(db, organization.number, entityIds.slice(0, AT_ONCE), today);
  return settings;
}
