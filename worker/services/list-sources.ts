import { SOURCES, type Source, type SourceList, type SourceState } from "#shared/contract/sources.ts";
import { isoDateOrNull } from "#shared/credit/calendar.ts";
import { type Progress, type SourceRow, sourceStandings } from "../db/source-settings.ts";
import type { AppEnv } from "../env.ts";

type Asking = Pick<AppEnv["Variables"], "db" | "member" | "organization"> & { now: number };

/**
 * Sources with how they answer. Who switched them, whether there is a key and how far the watch is, is for credit and
 * administrators; a member needs no more than which may be asked and how they are.
 */
export async function listSources({ db, member, organization, now }: Asking): Promise<SourceList> {
  const { rows, progress, gazetteReadDay } = await sourceStandings(db, organization.number);
  const states = SOURCES.map((source) =>
    sourceState(
      source,
      rows.find((row) => row.source === source),
      progress.find((row) => row.source === source),
      now,
    ),
  );
  const whole = member.role === "analyst" || member.role === "admin";
  return {
    sources: whole ? states : states.map(inShort),
    gazetteReadUpTo: isoDateOrNull(gazetteReadDay),
  };
}

const timeOrNull = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

export const sourceState = (
  source: Source,
  row: SourceRow | undefined,
  progress: Progress | undefined,
  now: number,
): SourceState => ({
  source,
  enabled: row?.enabled === 1,
  hasKey: (row?.keyCipher ?? null) !== null,
  changedBy: row ? (row.changedByName ?? row.changedBy) : null,
  changedAt: timeOrNull(row?.changedAt),
  lastAnswerAt: timeOrNull(progress?.lastAnswerAt),
  restsUntil: timeOrNull((progress?.restsUntil ?? 0) > now ? progress?.restsUntil : null),
  watched: progress?.watched ?? 0,
  answered: progress?.answered ?? 0,
});

const inShort = (state: SourceState): SourceState => ({
  ...state,
  ...{ hasKey: false, changedBy: null, changedAt: null, watched: 0, answered: 0 },
});
