import type { Ask, Reply } from "#extension/platform/messages.ts";
import { pageBadges } from "./page-badges.ts";
import { capSightings, nameOf } from "./page-counts.ts";
import { mayTell } from "./quiet-answers.ts";
import type { From } from "./sender.ts";

/**
 * Answers a look-up of a page: held to what its tab may ask for, and of names that it shows only where somebody is known by
 * them, to what its origin may be told.
 */
export const answerLookUp = async (
  { scope, sightings }: Ask<"lookUp">,
  from: Extract<From, { kind: "page" }>,
  now: number,
): Promise<Reply<"lookUp">> => {
  const through = await capSightings(from.tabId, sightings, now);
  const { answers, settings } = await pageBadges({ scope, sightings: through }, from);
  const quiet = new Map(through.filter((one) => one.quiet).map((one) => [one.key, nameOf(one)]));
  const telling = answers.flatMap(({ key, badge }) =>
    badge.kind === "unknown" ? [] : (quiet.get(key) ?? []),
  );
  const told = await mayTell(from, telling, now);
  const isTold = ({ key, badge }: (typeof answers)[number]): boolean =>
    badge.kind === "unknown" || told.has(quiet.get(key) ?? "") || !quiet.has(key);
  return { answers: answers.filter(isTold), settings };
};
