import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CardView } from "#extension/platform/messages.ts";
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPercent,
  formatPoints,
} from "#extension/views/format.ts";
import { mainReasons, toTenths } from "#extension/views/main-reasons.ts";
import { oldestOverdue } from "#extension/views/oldest-overdue.ts";
import { paymentTrend } from "#extension/views/payment-trend.ts";
import { reasonSentence } from "#extension/views/reason-sentence.ts";
import { limitBarParts } from "#extension/views/ui/limit-bar-parts.ts";
import type { BadgeFigures, BadgeRow } from "#shared/contract/sync.ts";
import { openRoomCents } from "#shared/credit/open-room.ts";
import { badgeView } from "./badge-view.ts";
import type { Found } from "./look-up.ts";

const REASONS_SHOWN = 3;
const TREND_WORDS = { better: "up", steady: "flat", worse: "down" } as const;

const trendOf = ({ trend: { recentPoints, yearPoints } }: BadgeFigures): string | null => {
  const trend = paymentTrend(recentPoints, yearPoints);
  if (trend === null || recentPoints === null || yearPoints === null) return null;
  const words = i18n.t(`card.trend.${TREND_WORDS[trend]}`);
  if (trend === "steady") return words;
  const arrow = `${formatNumber(yearPoints, uiLanguage())} → ${formatNumber(recentPoints, uiLanguage())}`;
  return `${words}, ${arrow}`;
};

const subtitleOf = (row: BadgeRow): string => {
  const account = row.accountNumbers[0];
  const parts = [
    account === undefined ? null : i18n.t("card.account", [account]),
    row.figures === null ? null : trendOf(row.figures),
  ];
  return parts.filter((part) => part !== null).join(" · ");
};

const axesOf = (figures: BadgeFigures): CardView["axes"] => {
  const points = (value: number | null): string =>
    value === null ? i18n.t("card.unknown") : formatNumber(value, uiLanguage());
  return [
    { label: i18n.t("card.pays"), value: points(figures.paysPoints) },
    { label: i18n.t("card.lasts"), value: points(figures.lastsPoints) },
    { label: i18n.t("card.coverage"), value: formatPercent(figures.coveragePercent, uiLanguage()) },
  ];
};

const reasonsOf = (figures: BadgeFigures, currency: string): CardView["reasons"] =>
  mainReasons(figures.reasons)
    .slice(0, REASONS_SHOWN)
    .map((reason) => ({
      points: reason.centipoints === 0 ? "" : formatPoints(toTenths(reason.centipoints), uiLanguage()),
      text: reasonSentence(reason, currency, uiLanguage()),
      tone: reason.centipoints < 0 ? "bad" : reason.centipoints > 0 ? "good" : "neutral",
    }));

const barOf = ({ limit, exposure, overdueCents }: BadgeFigures): CardView["bar"] => {
  if (limit.amountCents === null || limit.kind === "unlimited") return null;
  const {
    overdue,
    exposure: used,
    reserved,
  } = limitBarParts({
    exposureCents: exposure.totalCents,
    ordersCents: exposure.ordersCents,
    overdueCents,
    limitCents: limit.amountCents,
  });
  return { overdue, exposure: used, reserved };
};

const amountsOf = (row: BadgeRow, figures: BadgeFigures, currency: string): CardView["amounts"] => {
  const money = (cents: number): string => formatMoney(cents, currency, uiLanguage());
  const { limit, exposure, overdueCents, overdueAssumed, recommendedLimitCents } = figures;
  const open = openRoomCents(row.riskClass, figures.headroomCents);
  const limitLabel = i18n.t(limit.kind === "temporary" ? "card.temporaryLimit" : "card.limit");
  const limitValue =
    limit.kind === "unlimited"
      ? i18n.t("card.unlimited")
      : limit.amountCents === null
        ? i18n.t("card.noLimit")
        : money(limit.amountCents);
  const rows: CardView["amounts"] = [
    { label: i18n.t("card.exposure"), value: money(exposure.totalCents), tone: "neutral" },
    { label: limitLabel, value: limitValue, tone: "neutral" },
  ];
  if (overdueCents > 0) {
    const value = `${overdueAssumed ? "≈ " : ""}${money(overdueCents)}`;
    rows.push({ label: i18n.t("card.overdue"), value, tone: "bad" });
  }
  if (exposure.ordersCents > 0) {
    rows.push({ label: i18n.t("card.reserved"), value: money(exposure.ordersCents), tone: "neutral" });
  }
  if (row.riskClass === "E" && open === 0) {
    rows.push({ label: i18n.t("card.room"), value: i18n.t("card.noCredit"), tone: "bad" });
  } else if (open !== null) {
    const over = open < 0;
    rows.push({
      label: i18n.t(over ? "card.over" : "card.room"),
      value: money(Math.abs(open)),
      tone: over ? "bad" : "neutral",
    });
  }
  if (limit.kind === "none" && recommendedLimitCents !== null) {
    rows.push({ label: i18n.t("card.recommended"), value: money(recommendedLimitCents), tone: "neutral" });
  }
  return rows;
};

const notesOf = (row: BadgeRow, currency: string): string[] => {
  const notes = row.marks.map((mark) => i18n.t(`marks.${mark}`));
  const { figures } = row;
  if (figures === null) return [i18n.t("card.noFigures"), ...notes];
  const oldest = oldestOverdue(figures);
  if (oldest > 0) notes.unshift(i18n.t("card.oldest", oldest));
  if (figures.disputedCents > 0) {
    notes.push(i18n.t("card.disputed", [formatMoney(figures.disputedCents, currency, uiLanguage())]));
  }
  if (figures.promised) {
    const { on, missingCents } = figures.promised;
    const missing = formatMoney(missingCents, currency, uiLanguage());
    notes.push(i18n.t("card.promised", [missing, formatDate(on, uiLanguage())]));
  }
  return notes;
};

const sourceOf = (row: BadgeRow): string =>
  row.ledgerDate === null
    ? i18n.t("card.noLedger")
    : i18n.t("card.ledgerOf", [formatDate(row.ledgerDate, uiLanguage())]);

const openNote = ({ match, rows }: Found): string => {
  if (match.kind === "conflict") return i18n.t("card.conflict");
  return match.kind === "unsure" ? i18n.t("card.candidates", rows.length) : i18n.t("card.nobody");
};

/** The words of one card, ready to draw. A sighting without a firm match shows no figures of anybody. */
export const cardView = (found: Found, seenName: string, currency: string): CardView => {
  const badge = badgeView(found, currency);
  const [row] = found.rows;
  if (found.match.kind !== "matched" || row === undefined) {
    const note = openNote(found);
    return {
      badge,
      name: seenName,
      subtitle: "",
      axes: [],
      reasons: [],
      bar: null,
      amounts: [],
      notes: [note],
      source: "",
    };
  }
  const { figures } = row;
  return {
    badge,
    name: row.name,
    subtitle: subtitleOf(row),
    axes: figures === null ? [] : axesOf(figures),
    reasons: figures === null ? [] : reasonsOf(figures, currency),
    bar: figures === null ? null : barOf(figures),
    amounts: figures === null ? [] : amountsOf(row, figures, currency),
    notes: [
      ...(found.unconfirmed ? [i18n.t("badge.sentences.unconfirmed")] : []),
      ...(found.ownWaiting === undefined ? [] : [i18n.t(`reports.waits.${found.ownWaiting}`)]),
      ...notesOf(row, currency),
    ],
    source: sourceOf(row),
  };
};
