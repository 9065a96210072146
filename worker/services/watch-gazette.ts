import { addDays, type EpochDay } from "#shared/credit/calendar.ts";
import { runBatch } from "../db/database.ts";
import { expectOneChange, isUnexpected } from "../db/expect.ts";
import { gazetteReadDay, noteGazetteRead } from "../db/notices.ts";
import { advanceRun, beginRun, type RunRow } from "../db/runs.ts";
import { askAgain } from "../db/source-checks.ts";
import type { DayCursor } from "../sources/bodacc/day-slices.ts";
import { beginDay, readDayPage } from "../sources/bodacc/read-day.ts";
import type { SourceContext } from "../sources/source-context.ts";
import { reassess } from "./assess-entities.ts";
import { keepNotices } from "./keep-notices.ts";
import { watchRun } from "./watch.ts";
import type { Watching } from "./watched-change.ts";

/** Notices of a day that came in late are found by reading the last days again. */
const AGAIN_DAYS = 2;
/** After a longer silence every firm is asked about by itself: reading the days between would take as long. */
const MOST_DAYS = 20;

/**
 * Reads the next page of the gazette for an organization, day by day up to today; true while there is more. Where it stands is kept with
 * each page, so that it goes on whatever ends it. A gazette that cannot be read leaves the run open: the cron takes it up
 * again. Today may still be growing and is not noted as read.
 */
export async function watchGazette(
  watching: Watching,
  sources: SourceContext,
  day: EpochDay,
): Promise<boolean> {
  const { db, organization, now, today } = watching;
  const row = await beginRun(db, organization, {
    ...{ id: watchRun("gazette", day), kind: "watch", day, now, total: async () => 0 },
  });
  if (row.state === "complete") return false;
  const cursor = sources.isOn("bodacc") && day >= today ? await cursorOf(watching, row, day) : null;
  if (cursor === null) return advance(watching, row, null, 0, []);
  const page = await readDayPage(sources, cursor);
  if (page.state === "unavailable") {
    await runBatch(db, [advanceRun(db, row, { updatedAt: now })]);
    return false;
  }
  const changed = await keepNotices(watching, page.value.notices);
  if (changed.length > 0) await reassess(db, organization, changed, today);
  const { next } = page.value;
  const wasLast = next === null;
  const after = next ?? (cursor.day < day ? beginDay(cursor.day + 1) : null);
  const readWhole = wasLast && cursor.day < today ? [noteGazetteRead(db, organization, cursor.day)] : [];
  return advance(watching, row, after, page.value.notices.length, readWhole);
}

/** Where the run stands; at its beginning the first day that is to be read. */
async function cursorOf({ db, organization }: Watching, row: RunRow, day: EpochDay): Promise<DayCursor> {
  if (row.progress !== null) return JSON.parse(row.progress) as DayCursor;
  const read = await gazetteReadDay(db, organization);
  const isFar = read === null || read < addDays(day, -MOST_DAYS);
  if (isFar && read !== null) await runBatch(db, [askAgain(db, organization, "bodacc", day)]);
  return beginDay(addDays(isFar ? day : read + 1, -AGAIN_DAYS));
}

async function advance(
  { db, now }: Watching,
  row: RunRow,
  after: DayCursor | null,
  checked: number,
  along: readonly ReturnType<typeof advanceRun>[],
): Promise<boolean> {
  try {
    await runBatch(db, [
      advanceRun(db, row, {
        ...{ cursor: row.cursor + 1, checked: row.checked + checked, updatedAt: now },
        ...(after === null
          ? { state: "complete" as const, completedAt: now, progress: null }
          : { progress: JSON.stringify(after) }),
      }),
      expectOneChange(db),
      ...along,
    ]);
  } catch (error) {
    // Another job read this page; the next call reads where it stands.
    if (!isUnexpected(error)) throw error;
    return true;
  }
  return after !== null;
}
