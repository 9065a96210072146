import { type IdentityError, parseSiren } from "#shared/credit/identity.ts";
import { askSource } from "../ask-source.ts";
import type { SourceContext } from "../source-context.ts";
import { type Outcome, type Refused, refused } from "../source-outcome.ts";
import type { RawNotice } from "./bodacc-page.ts";
import { bodaccQuestion, PER_PAGE } from "./bodacc-question.ts";

const HOUR_MS = 3_600_000;
const MOST_PAGES = 10;

/** The youngest first. `complete` false: there are older ones beyond the 1,000 that were read. */
export type NoticesOfFirm = { notices: RawNotice[]; complete: boolean };

/** All notices in which a firm's SIREN stands; some 7 % of procedures carry none and are found by day alone. */
export async function noticesOfSiren(
  context: SourceContext,
  siren: string,
): Promise<Outcome<NoticesOfFirm> | Refused<IdentityError>> {
  const number = parseSiren(siren);
  if (!number.ok) return refused(number.error);
  const notices: RawNotice[] = [];
  for (let page = 0; ; page += 1) {
    const outcome = await askSource(
      context,
      bodaccQuestion([`registre="${number.value}"`], "dateparution desc, id desc", page * PER_PAGE, {
        freshMs: 12 * HOUR_MS,
        keptMs: 30 * 24 * HOUR_MS,
      }),
    );
    if (outcome.state === "unavailable") return outcome;
    notices.push(...outcome.value.notices);
    const complete = notices.length >= outcome.value.total || outcome.value.notices.length === 0;
    if (complete || page + 1 >= MOST_PAGES) return { ...outcome, value: { notices, complete } };
  }
}
