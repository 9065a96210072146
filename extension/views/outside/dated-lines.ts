import { i18n } from "#extension/platform/i18n.ts";
import { CHECKLIST_ITEMS } from "#shared/checklists/checklist.ts";
import { CLOCK_KINDS } from "#shared/clocks/clock.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
import { formatDate, formatList, type Language } from "../format.ts";

/** A code of a list that this version knows; null for one of a later server. */
const known = <Code extends string>(codes: readonly Code[], code: string): Code | null =>
  codes.find((each) => each === code) ?? null;

/** The next deadline about the customer; null where there is none. */
export const clockSentence = ({ clock }: OutsideShown, language: Language): string | null => {
  const kind = clock === undefined ? null : known(CLOCK_KINDS, clock.kind);
  if (clock === undefined || kind === null) return null;
  const words = i18n.t(`outside.clocks.${kind}`);
  return clock.on === null
    ? i18n.t("outside.clockWaits", [words])
    : i18n.t("outside.clock", [words, formatDate(clock.on, language)]);
};

/** Until when deliveries are covered; null where no insurer says so. */
export const coveredSentence = ({ lastCoveredOn }: OutsideShown, language: Language): string | null =>
  lastCoveredOn === undefined ? null : i18n.t("outside.lastCovered", [formatDate(lastCoveredOn, language)]);

/** What the checklist still misses before an account is opened; null for nothing. */
export const gapsSentence = ({ gaps = [] }: OutsideShown, language: Language): string | null => {
  const items = gaps.map((gap) => known(CHECKLIST_ITEMS, gap)).filter((item) => item !== null);
  return items.length === 0
    ? null
    : i18n.t("outside.gaps", [
        formatList(
          items.map((item) => i18n.t(`outside.items.${item}`)),
          language,
        ),
      ]);
};
