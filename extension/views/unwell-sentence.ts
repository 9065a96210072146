import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { SiteHealth } from "#extension/platform/messages.ts";
import { formatMoment } from "./format.ts";

/** Which pages of a site are no longer recognised and since when; null while all are. */
export const unwellSentence = (health: readonly SiteHealth[]): string | null => {
  const unwell = health.filter(
    (one): one is SiteHealth & { unwellSince: number } => one.unwellSince !== null,
  );
  const [first, second] = unwell;
  if (first === undefined) return null;
  const since = Math.min(...unwell.map(({ unwellSince }) => unwellSince));
  const kind = second === undefined ? first.kind : "both";
  return i18n.t(`sites.unwell.${kind}`, [formatMoment(new Date(since).toISOString(), uiLanguage())]);
};
