import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { BadgeView } from "#extension/platform/messages.ts";
import { formatMoney, formatShortMoney } from "#extension/views/format.ts";
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

const labelOf = (row: BadgeRow, currency: string): string =>
  [
    i18n.t(`badge.sentences.class.${row.riskClass}`),
    ...(row.figures === null
      ? []
      : [roomSentence(row, row.figures, currency), overdueSentence(row.figures, currency)]),
    ...SAID_MARKS.filter((mark) => row.marks.includes(mark)).map((mark) => i18n.t(`marks.${mark}`)),
  ].join(" ");

/** Badge of a known customer. A row without figures (class-only member) shows its letter and no money. */
export const badgeOfRow = (row: BadgeRow, currency: string): BadgeView => {
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

/** The words of one badge. `currency` is the organization's. */
export const badgeView = ({ match, rows, unconfirmed, ownWaiting }: Found, currency: string): BadgeView => {
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
    room: "",
    overdue: "",
    label: i18n.t("badge.sentences.unknown"),
  };
};
