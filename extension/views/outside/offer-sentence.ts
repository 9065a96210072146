import { i18n } from "#extension/platform/i18n.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import { formatDays, formatMoney, type Language } from "../format.ts";

/** What may be offered to begin with, and what to do above it. */
export const offerSentence = (
  { amountCents, termsDays }: NonNullable<OutsideShown["offer"]>,
  currency: string,
  language: Language,
): string =>
  amountCents === null
    ? i18n.t("offer.opening.ask")
    : i18n.t("outside.offer", [
        formatMoney(amountCents, currency, language),
        formatDays(termsDays, language),
      ]);
