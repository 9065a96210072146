import { i18n } from "#extension/platform/i18n.ts";
import type { Deadline } from "#shared/contract/clocks.ts";
import { formatDate, formatDays, formatSpan, type Language } from "../../format.ts";
import { formatCountedDate } from "./day-words.ts";
import { daysBetween } from "./days-between.ts";
import { urgencyOf } from "./deadline-groups.ts";
import { whyDay } from "./why-day.ts";

export type Left = { text: string; bad: boolean };

/** How many days are left, and whether that is a matter of concern. `today`: ISO, of the organization. */
export const leftWords = (deadline: Deadline, today: string, language: Language): Left => {
  const { dueOn, shownOn } = deadline;
  if (dueOn === null || shownOn === null) return { text: i18n.t("deadlines.left.waits"), bad: false };
  const days = (from: string, to: string) => formatDays(daysBetween(from, to), language);
  switch (urgencyOf(deadline, today)) {
    case "missed":
      return { text: i18n.t("deadlines.left.missed", [days(dueOn, today)]), bad: true };
    case "now":
      return today === dueOn
        ? { text: i18n.t("deadlines.left.lastDay"), bad: true }
        : { text: i18n.t("deadlines.left.now", [days(today, dueOn)]), bad: true };
    default:
      return { text: i18n.t("deadlines.left.in", [days(today, shownOn)]), bad: false };
  }
};

/** The day to have it done by, in words. */
export const doneByWords = ({ shownOn }: Pick<Deadline, "shownOn">, language: Language): string =>
  shownOn === null
    ? i18n.t("deadlines.watchPublication")
    : i18n.t("deadlines.doneBy", [formatCountedDate(shownOn, language)]);

/** What is to be done and by when, on one line; with the last day where it is another one. */
export const reminderWords = (
  { kind, shownOn, dueOn }: Pick<Deadline, "kind" | "shownOn" | "dueOn">,
  language: Language,
): string =>
  [
    i18n.t(`outside.clocks.${kind}`),
    doneByWords({ shownOn }, language),
    ...(dueOn !== null && dueOn !== shownOn
      ? [i18n.t("deadlines.legalDay", [formatDate(dueOn, language)])]
      : []),
  ].join(" · ");

/** How the day was counted, one step a sentence, with its article. */
export const whySentences = (deadline: Deadline, language: Language): string[] => {
  const why = whyDay(deadline);
  const { startOn, dueOn, shownOn } = deadline;
  const day = (isoDate: string) => formatCountedDate(isoDate, language);
  if (why === null) return [];
  if (why.kind === "waits" || dueOn === null || shownOn === null)
    return [i18n.t("deadlines.why.judgment", [day(startOn)]), i18n.t("deadlines.why.waits")];
  if (why.kind === "days") {
    const count = i18n.t(`deadlines.why.${why.of}`, [
      day(startOn),
      formatDays(why.days, language),
      day(dueOn),
    ]);
    return [
      count,
      i18n.t(why.earlier ? "deadlines.why.workingDayBefore" : "deadlines.why.calendarDays", [day(shownOn)]),
    ];
  }
  const span = formatSpan(why.months, "month", language);
  const { fromAfar, moved, reached } = why;
  const article = i18n.t(`deadlines.why.articles.${why.of}`);
  return [
    fromAfar === null
      ? i18n.t("deadlines.why.months", [day(startOn), span, day(reached), article])
      : i18n.t("deadlines.why.monthsFromAfar", [day(startOn), span, day(reached), article]),
    ...(moved === "no" ? [] : [i18n.t(`deadlines.why.${moved}`, [day(dueOn)])]),
    ...(fromAfar?.counted === false ? [i18n.t("deadlines.why.seatUnknown")] : []),
    i18n.t("deadlines.why.margin", [day(shownOn)]),
  ];
};

/** Who decided what became of it, and when. */
export const endedWords = ({ state, decidedBy, decidedAt }: Deadline, language: Language): string | null => {
  if (state === "open") return null;
  return decidedAt === null || decidedBy === null
    ? i18n.t(`deadlines.states.${state}`)
    : i18n.t("deadlines.endedBy", [
        i18n.t(`deadlines.states.${state}`),
        decidedBy,
        formatDate(decidedAt, language),
      ]);
};
