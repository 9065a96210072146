import { createContext, useContext } from "react";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatMoney } from "../format.ts";

/** Currency of the organization: every amount of a page is in it. */
export const Currency = createContext("EUR");

/** Exact amount in tabular figures; `column` keeps the zeros so that a column aligns. Nothing known is a dash. */
export const Money = ({
  cents,
  column = false,
  bad = false,
}: {
  cents: number | null;
  column?: boolean;
  bad?: boolean;
}) => {
  const currency = useContext(Currency);
  if (cents === null) return <span className="muted">—</span>;
  return (
    <span className={bad ? "figure figure-bad" : "figure"}>
      {formatMoney(cents, currency, uiLanguage(), { column })}
    </span>
  );
};

/** The same amount as text, for sentences and labels. */
export const useMoneyText = (): ((cents: number) => string) => {
  const currency = useContext(Currency);
  return (cents) => formatMoney(cents, currency, uiLanguage());
};
