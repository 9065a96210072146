import { i18n } from "#extension/platform/i18n.ts";
import type { MemberPowers, OwnCeilings } from "#shared/contract/changes.ts";
import { GRANTED_CLASSES } from "#shared/credit/authority/ceiling.ts";

type CeilingText = (cents: number | null) => string;

/** Own ceilings in one line: "A 50 000 € · C no ceiling"; empty where there are none. */
export const ceilingsWords = (ceilings: OwnCeilings | null, text: CeilingText): string =>
  GRANTED_CLASSES.flatMap((riskClass) => {
    const ceiling = ceilings?.[riskClass];
    return ceiling === undefined ? [] : [`${riskClass}\u00a0${text(ceiling)}`];
  }).join(" · ");

/** Role and own ceilings in one line, or that the matrix counts. */
export const powersWords = ({ role, ceilings }: MemberPowers, text: CeilingText): string =>
  [i18n.t(`roles.${role}`), ceilingsWords(ceilings, text) || i18n.t("changes.matrix")].join(" · ");
