import { i18n } from "#extension/platform/i18n.ts";

/** A step of the cut as the letter names it: the day from which it holds, and the limit then. */
export type NoticeStep = { day: string; limit: string };

/** A letter that announces the cut step by step; credit comes down, orders stay welcome (C. com. L442-1 II). */
export const noticeLetter = (
  from: string,
  to: string,
  steps: readonly NoticeStep[],
  sender: string,
): string =>
  [
    i18n.t("offer.cut.letter.opening", [from, to]),
    steps.map(({ day, limit }) => i18n.t("offer.cut.letter.step", [day, limit])).join("\n"),
    i18n.t("offer.cut.letter.closing", [sender]),
  ].join("\n\n");
