import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BadgeView } from "#extension/platform/messages.ts";
import { formatDays, formatMoney, formatShortMoney } from "#extension/views/format.ts";
import { shownClass } from "#extension/views/outside/shown-class.ts";
import type { BadgeFigures, BadgeRow } from "#shared/contract/sync.ts";
import { openRoomCents } from "#shared/credit/open-room.ts";
import type { Found } from "./look-up.ts";

const TONES = { A: "a", B: "b", C: "c", D: "d", E: "e", NR: "none" } as const;

/** Room under the limit in the few letters of a badge. No limit set, no ceiling, and 0 are three things. */
const roomOf = ({ riskClass }: BadgeRow, figures: BadgeFigures, currency: string): string => {
  const open = openRoomCents(riskClass, figures.headroomCents);
  if (riskClass === "E") return formatShortMoney(open ?? 0, currency, uiLanguage());
  if (figures.limit.kind === "unlimited") return i18n.t("badge.unlimited");
  return open === null ? i18n.t("badge.noLimit") : formatShortMoney(open, currency, uiLanguage());
};

const overdueOf = ({ overdueCents, overdueAssumed }: BadgeFigures, currency: string): string => {
  const money = formatShortMoney(overdueCents, currency, uiLanguage());
  return overdueAssumed && overdueCents > 0 ? `≈${money}` : money;
};

const roomSentence = ({ riskClass }: BadgeRow, figures: BadgeFigures, currency: string): string => {
  const open = openRoomCents(riskClass, figures.headroomCents);
  if (riskClass === "E" && open === 0) return i18n.t("badge.sentences.noCredit");
  if (figures.limit.kind === "unlimited") return i18n.t("badge.sentences.unlimited");
  if (open === null) return i18n.t("badge.sentences.noLimit");
  const money = formatMoney(Math.abs(open), currency, uiLanguage());
  return open < 0 ? i18n.t("badge.sentences.overLimit", [money]) : i18n.t("badge.sentences.room", [money]);
};

const overdueSentence = ({ overdueCents, overdueAssumed }: BadgeFigures, currency: string): string => {
  if (overdueCents <= 0) return i18n.t("badge.sentences.nothingOverdue");
  const money = formatMoney(overdueCents, currency, uiLanguage());
  return overdueAssumed
    ? i18n.t("badge.sentences.overdueAssumed", [money])
    : i18n.t("badge.sentences.overdue", [money]);
};

/** Marks that a badge says aloud; the card shows all. */
const SAID_MARKS = ["stale_ledger", "warning_under_review"] as const satisfies BadgeRow["marks"];

/** A prospect has no ledger: what may be offered to begin with stands where a customer's room does. */
const offerOf = ({ outside }: BadgeRow, currency: string): string => {
  const offer = outside?.offer;
  if (offer === undefined) return "";
  return offer.amountCents === null
    ? i18n.t("badge.openingAsk")
    : i18n.t("badge.opening", [formatShortMoney(offer.amountCents, currency, uiLanguage())]);
};

const offerSentence = ({ outside }: BadgeRow, currency: string): string[] => {
  const offer = outside?.offer;
  if (offer === undefined) return [];
  const { amountCents, termsDays } = offer;
  if (amountCents === null) return [i18n.t("badge.sentences.openingAsk")];
  const [money, days] = [
    formatMoney(amountCents, currency, uiLanguage()),
    formatDays(termsDays, uiLanguage()),
  ];
  return [i18n.t("badge.sentences.opening", [money, days])];
};

const prospectSentences = (row: BadgeRow, currency: string): string[] => [
  ...(shownClass(row) === "NR" ? [] : [i18n.t(`badge.sentences.class.${row.riskClass}`)]),
  i18n.t("badge.sentences.prospect"),
  ...(row.riskClass === "E" ? [i18n.t("badge.sentences.noCredit")] : offerSentence(row, currency)),
];

const customerSentences = (row: BadgeRow, currency: string): string[] => [
  i18n.t(`badge.sentences.class.${row.riskClass}`),
  ...(row.figures === null
    ? []
    : [roomSentence(row, row.figures, currency), overdueSentence(row.figures, currency)]),
];

const labelOf = (row: BadgeRow, currency: string): string =>
  [
    ...(row.prospect ? prospectSentences : customerSentences)(row, currency),
    ...SAID_MARKS.filter((mark) => row.marks.includes(mark)).map((mark) => i18n.t(`marks.${mark}`)),
  ].join(" ");

const badgeOfProspect = (row: BadgeRow, currency: string): BadgeView => ({
  kind: "matched",
  tile: shownClass(row) === "NR" ? "–" : row.riskClass,
  tone: TONES[shownClass(row)],
  room: row.riskClass !== "E" ? offerOf(row, currency) : row.figures === null ? "" : "0",
  overdue: "",
  label: labelOf(row, currency),
});

/** Badge of a known customer. A row without figures (class-only member) shows its letter and no money. */
export const badgeOfRow = (row: BadgeRow, currency: string): BadgeView => {
  if (row.prospect) return badgeOfProspect(row, currency);
  const { figures, riskClass } = row;
  const rated = riskClass !== "NR";
  const room = !rated ? i18n.t("badge.notRated") : figures === null ? "" : roomOf(row, figures, currency);
  const showsOverdue = figures !== null && (rated || figures.overdueCents > 0);
  return {
    kind: "matched",
    tile: rated ? riskClass : "–",
    tone: TONES[riskClass],
    room,
    overdue: showsOverdue ? overdueOf(figures, currency) : "",
    label: labelOf(row, currency),
  };
};

const open = (kind: "unsure" | "conflict", room: string, label: string): BadgeView => ({
  kind,
  tile: "?",
  tone: "none",
  room,
  overdue: "",
  label,
});

/**
 * The words of one badge. `currency` is the organization's; `identifies`: it looks unknown names up at the register, on a click in a
 * surface of our own.
 */
export const badgeView = (
  { match, rows, unconfirmed, ownWaiting }: Found,
  currency: string,
  identifies = false,
): BadgeView => {
  const [row] = rows;
  if (match.kind === "matched" && row !== undefined) {
    const badge = badgeOfRow(row, currency);
    const label = [
      ...(unconfirmed ? [i18n.t("badge.sentences.unconfirmed")] : []),
      badge.label,
      ...(ownWaiting === undefined ? [] : [i18n.t(`reports.waits.${ownWaiting}`)]),
    ].join(" ");
    return { ...badge, ...(unconfirmed && { unconfirmed }), label };
  }
  if (match.kind === "conflict")
    return open("conflict", i18n.t("badge.conflict"), i18n.t("badge.sentences.conflict"));
  if (match.kind === "unsure" && rows.length > 0) {
    return open(
      "unsure",
      i18n.t("badge.candidates", rows.length),
      i18n.t("badge.sentences.candidates", rows.length),
    );
  }
  return {
    kind: "unknown",
    tile: "",
    tone: "none",
    room: identifies ? i18n.t("badge.identify") : "",
    overdue: "",
    label: i18n.t(identifies ? "badge.sentences.identify" : "badge.sentences.unknown"),
  };
};
