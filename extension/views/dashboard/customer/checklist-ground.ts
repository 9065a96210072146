import { i18n } from "#extension/platform/i18n.ts";
import type { ChecklistItem } from "#shared/contract/checklists.ts";
import { formatDate, type Language } from "../../format.ts";

/** What a state rests on, part by part: source or person, day, until when it is good. */
export const groundWords = (
  { ground, source, state, day, by, untilOn, fromCents, proof }: ChecklistItem,
  money: (cents: number) => string,
  language: Language,
): string => {
  const date = (isoDate: string) => formatDate(isoDate, language);
  const until =
    untilOn == null
      ? []
      : [i18n.t(state === "outdated" ? "checklist.since" : "checklist.until", [date(untilOn)])];
  const proven = proof === undefined ? [] : [i18n.t("checklist.proof", [proof])];
  switch (ground) {
    case "fact": {
      const said =
        source === undefined ? i18n.t(`checklist.states.${state}`) : i18n.t(`checklist.sources.${source}`);
      return [day === null ? said : i18n.t("checklist.on", [said, date(day)]), ...until, ...proven].join(
        ", ",
      );
    }
    case "person":
      return [
        by === null || day === null
          ? i18n.t(`checklist.states.${state}`)
          : i18n.t("checklist.tickedBy", [by, date(day)]),
        ...until,
      ].join(", ");
    case "contradicted": {
      const said =
        source === undefined
          ? i18n.t(`checklist.states.${state}`)
          : i18n.t(`checklist.contradictions.${source}`);
      return [day === null ? said : i18n.t("checklist.on", [said, date(day)]), ...proven].join(", ");
    }
    case "below_amount":
      return fromCents === undefined
        ? i18n.t("checklist.states.not_needed")
        : i18n.t("checklist.belowAmount", [money(fromCents)]);
    case "not_for_class":
      return i18n.t("checklist.notForClass");
    case null:
      return i18n.t("checklist.nothing");
  }
};
