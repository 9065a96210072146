import type { Source } from "#shared/contract/sources.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import { runBatch } from "../db/database.ts";
import { advanceRun, beginRun } from "../db/runs.ts";
import { countDue, dueForSource } from "../db/source-checks.ts";
import type { SourceContext } from "../sources/source-context.ts";
import { askAbout } from "./ask-about.ts";
import { reassess } from "./assess-entities.ts";
import { letReadersIn } from "./let-readers-in.ts";
import { watchRun } from "./watch.ts";
import type { Watching } from "./watched-change.ts";

/** A Worker asks 1,000 times an invocation at most, its database included: a message works on 25 of these. */
const FIRMS_A_SLICE = 4;

/** Sources that are asked firm by firm. The gazette too, once about a firm that is new; after that it is read by day. */
export const FIRM_SOURCES = ["recherche-entreprises", "bodacc", "ratios", "vies"] as const satisfies Source[];
export type FirmSource = (typeof FIRM_SOURCES)[number];

/**
 * The next firms that a source is to be asked about; true while there is more. What was asked is noted firm by firm, so that whatever
 * ends it, the next slice goes on. A source that cannot be asked leaves the run open: the cron takes it up again, until the day is
 * over.
 */
export async function watchFirms(
  watching: Watching,
  sources: SourceContext,
  source: FirmSource,
  day: EpochDay,
): Promise<boolean> {
  const { db, organization, now, today } = watching;
  const due = { day, withVat: source === "vies" };
  const row = await beginRun(db, organization, {
    ...{ id: watchRun(source, day), kind: "watch", day, now },
    total: () => countDue(db, organization, source, due),
  });
  if (row.state === "complete") return false;
  const firms =
    sources.isOn(source) && day >= today
      ? await dueForSource(db, organization, source, { ...due, limit: FIRMS_A_SLICE })
      : [];
  if (firms.length === 0) {
    await runBatch(db, [advanceRun(db, row, { state: "complete", completedAt: now, updatedAt: now })]);
    return false;
  }
  const asked = await Promise.all(firms.map((firm) => askAbout(watching, sources, source, firm)));
  await letReadersIn();
  const changed = firms.filter((_, at) => asked[at] === "changed").map(({ entityId }) => entityId);
  if (changed.length > 0) await reassess(db, organization, changed, today);
  const answered = asked.filter((each) => each !== "unavailable").length;
  await runBatch(db, [
    advanceRun(db, row, { cursor: row.cursor + 1, checked: row.checked + answered, updatedAt: now }),
  ]);
  return answered === firms.length;
}
