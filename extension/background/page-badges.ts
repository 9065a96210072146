import type { Ask, Reply } from "#extension/platform/messages.ts";
import { badgeView } from "./badge-view.ts";
import { recallTexts } from "./kept-texts.ts";
import { lookUpWithOwn } from "./own-report.ts";
import { settingsAt } from "./settings.ts";
import { seeingAccount } from "./silence.ts";

/** The badges of what a page shows; none before the first sync has ended, and none where nobody may see them. */
export const pageBadges = async (
  { scope, sightings }: Ask<"lookUp">,
  { origin }: { origin: string },
): Promise<Reply<"lookUp">> => {
  const [account] = await Promise.all([seeingAccount(), recallTexts()]);
  const [settings, found] = await Promise.all([
    settingsAt(origin),
    account === null ? null : lookUpWithOwn(account, { ...scope, origin }, sightings),
  ]);
  if (account === null || found === null) return { answers: [], settings };
  const { currency, identifies } = account.session.me.organization;
  const answers = sightings.map(({ key }, at) => ({
    key,
    badge: badgeView(found[at] ?? { match: { kind: "unknown" }, rows: [] }, currency, identifies),
  }));
  return { answers, settings };
};
