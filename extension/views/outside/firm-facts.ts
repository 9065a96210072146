import { i18n } from "#extension/platform/i18n.ts";
import type { OutsideEventKind, OutsideShown } from "#shared/contract/outside.ts";
import type { BadgeRow } from "#shared/contract/sync.ts";
import { formatList, formatNumber, formatShare, type Language } from "../format.ts";

/** Events after which "no known proceedings" would be false. */
const PROCEDURES: readonly OutsideEventKind[] = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "struck_off",
  "conciliation",
];

/** What is known of a firm that no ledger knows, in a few words each (POLICY 1.3). */
export const firmFacts = (
  { riskClass }: Pick<BadgeRow, "riskClass">,
  { firm, events, offer }: OutsideShown,
  language: Language,
): string[] => {
  const equity = offer?.equityBasisPoints ?? null;
  const procedure = riskClass === "E" || events.some(({ kind }) => PROCEDURES.includes(kind));
  return [
    firm?.active === false ? i18n.t("outside.facts.ceased") : null,
    !firm?.createdOn || !firm.active ? null : i18n.t("offer.opening.created", [firm.createdOn.slice(0, 4)]),
    firm?.employees == null
      ? null
      : i18n.t("offer.opening.employees", [formatNumber(firm.employees, language)]),
    i18n.t(procedure ? "offer.opening.procedure" : "offer.opening.noProcedure"),
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
