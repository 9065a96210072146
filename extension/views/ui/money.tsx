import { createContext, useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoney, formatShortMoney } from "../format.ts";

/** Currency of the organization: every amount of a page is in it. */
export const Currency = createContext("EUR");

/** Exact amount in tabular figures; `column` keeps the zeros so that a column aligns. Nothing known is a dash. */
export const Money = ({
  cents,
  column = false,
  bad = false,
  about = false,
  signed = false,
}: {
  cents: number | null;
  column?: boolean;
  bad?: boolean;
  /** Rests on assumed terms: said with "≈", and in words to who hovers or listens. */
  about?: boolean;
  /** A difference: with its plus or minus. */
  signed?: boolean;
}) => {
  const currency = useContext(Currency);
  if (cents === null) return <span className="muted">—</span>;
  return (
    <span
      className={bad ? "figure figure-bad" : "figure"}
      title={about ? i18n.t("ui.bar.assumed") : undefined}
    >
      {about && (
        <>
          <span aria-hidden="true">≈ </span>
          <span className="out-of-sight">{i18n.t("ui.bar.assumed")} </span>
        </>
      )}
      {formatMoney(cents, currency, uiLanguage(), { column, signed })}
    </span>
  );
};

/** The same amount as text, for sentences and labels. */
export const useMoneyText = (): ((cents: number) => string) => {
  const currency = useContext(Currency);
  return (cents) => formatMoney(cents, currency, uiLanguage());
};

/** The same rounded, where many amounts stand close together. */
export const useShortMoney = (): ((cents: number) => string) => {
  const currency = useContext(Currency);
  return (cents) => formatShortMoney(cents, currency, uiLanguage());
};
