import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BadgeFigures } from "#shared/contract/sync.ts";
import { formatDate } from "./format.ts";
import { useMoneyText } from "./ui/money.tsx";

/** The announced payment that falls due next; nothing where none is announced. */
export const PromisedLine = ({ figures: { promised } }: { figures: BadgeFigures }) => {
  const money = useMoneyText();
  return promised ? (
    <p>{i18n.t("card.promised", [money(promised.missingCents), formatDate(promised.on, uiLanguage())])}</p>
  ) : null;
};
