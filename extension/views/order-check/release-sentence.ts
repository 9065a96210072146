import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReleaseOfOrder } from "#shared/contract/releases.ts";
import type { OrderCheckCode } from "#shared/credit/order/order-check.ts";
import { formatDate, formatList } from "../format.ts";

/** What a person granted for this document, and whether it holds. `money`: an amount in the document's currency as text. */
export const releaseSentence = (release: ReleaseOfOrder, money: (cents: number) => string): string => {
  const language = uiLanguage();
  const { effect, grantedBy, codes } = release;
  const day = formatDate(release.until, language);
  const amount = (cents: number | null) => (cents === null ? "…" : money(cents));
  switch (effect) {
    case "granted":
      return i18n.t("requests.chip.sentences.granted", [grantedBy, day]);
    case "pending":
      return i18n.t("requests.chip.sentences.pending", [grantedBy, day, amount(release.depositCents)]);
    case "suspended":
      return i18n.t("requests.chip.sentences.suspended", [
        formatList(
          codes.map((code) => i18n.t(`orderChecks.plain.${code as OrderCheckCode}`)),
          language,
        ),
      ]);
    case "over_cap":
      return i18n.t("requests.chip.sentences.over_cap", [amount(release.amountCents), grantedBy]);
    case "expired":
      return i18n.t("requests.chip.sentences.expired", [grantedBy, day]);
    case "may_apply":
      return i18n.t("requests.chip.sentences.may_apply", [amount(release.amountCents), grantedBy]);
  }
};
