import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { AuthorityRefusal } from "#shared/contract/errors.ts";
import { formatList } from "../format.ts";

/** Who could, in one sentence; the nearest authority first. */
export const grantersSentence = (granters: AuthorityRefusal["granters"]): string =>
  granters.length === 0
    ? i18n.t("authority.nobody")
    : i18n.t("authority.granters", [
        formatList(
          granters.map(({ name, role }) => i18n.t("authority.granter", [name, i18n.t(`roles.${role}`)])),
          uiLanguage(),
          "disjunction",
        ),
      ]);

/** Why somebody may not grant something alone, and who could. */
export const authoritySentences = (
  { reason, riskClass, ceilingCents, granters }: AuthorityRefusal,
  money: (cents: number) => string,
): string[] => {
  if (reason !== "beyond_ceiling") return [i18n.t(`authority.reasons.${reason}`)];
  const ceiling =
    ceilingCents === null || ceilingCents === 0
      ? i18n.t("authority.noCeiling", [riskClass])
      : i18n.t("authority.reasons.beyond_ceiling", [riskClass, money(ceilingCents)]);
  return [ceiling, grantersSentence(granters)];
};
