import type { Source } from "#shared/contract/sources.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { frenchVatOf } from "#shared/credit/identity.ts";
import type { Database } from "../db/database.ts";
import { enabledSources } from "../db/source-settings.ts";
import { tenantSiren } from "../db/tenant-siren.ts";
import type { Env, Job } from "../env.ts";
import { openSources } from "../sources/source-context.ts";
import { sireneOf } from "./ask-sirene.ts";
import { FIRM_SOURCES, type FirmSource, watchFirms } from "./watch-firms.ts";
import { watchGazette } from "./watch-gazette.ts";

/** The gazette by day, or a source firm by firm. */
export type Watched = "gazette" | FirmSource;

const WATCHED: readonly Watched[] = ["gazette", ...FIRM_SOURCES];

/** Jobs of a night for what is on: the gazette before all else, a failure does not wait. */
export const watchJobs = (organization: number, day: EpochDay, on: ReadonlySet<Source> = new Set()): Job[] =>
  WATCHED.filter((what) => on.has(what === "gazette" ? "bodacc" : what)).map((what) => ({
    ...{ kind: "watch", organization, day, what },
  }));

/** Run of one watch of a day. */
export const watchRun = (what: Watched, day: EpochDay): string => `watch:${what}:${day}`;

/** What the run of an id watches. */
export function watchedBy(runId: string): Watched {
  const found = WATCHED.find((what) => runId.startsWith(`watch:${what}:`));
  if (found === undefined) throw new Error(`no watch: ${runId}`);
  return found;
}

type Clock = { day: EpochDay; now: number; today: EpochDay };

/** The next slice of a watch; true while there is more. */
export async function watch(
  db: Database,
  env: Env,
  organization: number,
  what: Watched,
  clock: Clock,
): Promise<boolean> {
  const on = await enabledSources(db, organization);
  const sources = openSources(env, db, organization, (source) => on.has(source));
  const siren = await tenantSiren(db, organization);
  const ownVat = siren === null ? null : frenchVatOf(siren);
  const sirene = sireneOf(env, db, organization, sources);
  const watching = { db, organization, now: clock.now, today: clock.today, ownVat, sirene };
  return what === "gazette"
    ? watchGazette(watching, sources, clock.day)
    : watchFirms(watching, sources, what, clock.day);
}
