import { i18n } from "#extension/platform/i18n.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { formatList, formatNumber, formatShare, type Language } from "../format.ts";
import { hasProcedure } from "./shown-class.ts";

/** What is known of a firm that no ledger knows, in a few words each (POLICY 1.3). */
export const firmFacts = (
  { riskClass }: Pick<BadgeRow, "riskClass">,
  outside: OutsideShown,
  language: Language,
): string[] => {
  const { firm, offer, gazetteOn } = outside;
  const equity = offer?.equityBasisPoints ?? null;
  const procedure = hasProcedure({ riskClass, outside });
  return [
    firm?.active === false ? i18n.t("outside.facts.ceased") : null,
    !firm?.createdOn || !firm.active ? null : i18n.t("offer.opening.created", [firm.createdOn.slice(0, 4)]),
    firm?.employees == null
      ? null
      : i18n.t("offer.opening.employees", [formatNumber(firm.employees, language)]),
    // Nobody has looked: nothing can be said of procedures.
    procedure ? i18n.t("offer.opening.procedure") : gazetteOn ? i18n.t("outside.noProcedure") : null,
    equity === null ? null : i18n.t("outside.equity", [formatShare(equity, language)]),
  ].filter((fact) => fact !== null);
};

/** "Active since 2011, 20 employees or more": a sentence that begins as one. */
export const factsSentence = (facts: readonly string[]): string => {
  const [first = "", ...rest] = facts.join(", ");
  return `${first.toLocaleUpperCase()}${rest.join("")}.`;
};

/** What would have to be known for a larger offer; null where nothing is missing. */
export const missingSentence = ({ offer }: OutsideShown, language: Language): string | null =>
  offer === undefined || offer.missing.length === 0
    ? null
    : i18n.t("outside.more", [
        formatList(
          offer.missing.map((gap) => i18n.t(`offer.opening.missings.${gap}`)),
          language,
        ),
      ]);
