import { eq, sql } from "drizzle-orm";
import type { ClockSettings } from "#shared/contract/clocks.ts";
import type { Database, Statement } from "./database.ts";
import { clockSetting } from "./outside-schema.ts";

export async function clockSettings(db: Database, organization: number): Promise<ClockSettings> {
  const [row] = await db
    .select({
      outsideMainland: clockSetting.outsideMainland,
      retentionOfTitle: clockSetting.retentionOfTitle,
    })
    .from(clockSetting)
    .where(eq(clockSetting.organization, organization));
  return row ?? { outsideMainland: false, retentionOfTitle: null };
}

export const putClockSettings = (
  db: Database,
  organization: number,
  { settings, by, at }: { settings: ClockSettings; by: string; at: number },
): Statement => {
  const row = { ...settings, changedBy: by, changedAt: at };
  return db
    .insert(clockSetting)
    .values({ organization, ...row })
    .onConflictDoUpdate({ target: clockSetting.organization, set: row });
};

/** Customers whose deadlines rest on the settings: a judgment that stands opened proceedings about them. */
export async function entitiesInProceedings(
  db: Database,
  organization: number,
  kinds: readonly string[],
): Promise<number[]> {
  const rows = await db.all<{ entityId: number }>(sql`
    select distinct entity_id as "entityId" from credit_event
    where organization = ${organization} and revoked_at is null
      and kind in (select value from json_each(${JSON.stringify(kinds)}))`);
  return rows.map(({ entityId }) => entityId);
}
