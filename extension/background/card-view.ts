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
import { clockSentence, coveredSentence, gapsSentence } from "#extension/views/outside/dated-lines.ts";
import { documentAddress, eventWords } from "#extension/views/outside/event-words.ts";
import { factsSentence, firmFacts, missingSentence } from "#extension/views/outside/firm-facts.ts";
import { offerSentence } from "#extension/views/outside/offer-sentence.ts";
import { paymentTrend } from "#extension/views/payment-trend.ts";
import { reasonSentence } from "#extension/views/reason-sentence.ts";
import { limitBarParts } from "#extension/views/ui/limit-bar-parts.ts";
import { dayAfter } from "#extension/views/ui/today.ts";
import type { OutsideShown } from "#shared/contract/outside.ts";
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
    row.prospect ? i18n.t("card.prospect") : null,
    row.outside?.firm?.town ?? null,
    account === undefined ? null : i18n.t("card.account", [account]),
    row.figures === null || row.prospect ? null : trendOf(row.figures),
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

const EVENTS_NOTED = 2;

/** What the gazette told last, until when the insurer covers, and what has to be done by when. */
const outsideNotes = (outside: OutsideShown): string[] => [
  ...outside.events.slice(0, EVENTS_NOTED).map((event) => {
    const words = eventWords(event, uiLanguage());
    return documentAddress(event.document) === null ? words : i18n.t("outside.inPanel", [words]);
  }),
  ...[clockSentence(outside, uiLanguage()), coveredSentence(outside, uiLanguage())].filter(
    (sentence) => sentence !== null,
  ),
];

const registerNote = ({ firmOn }: OutsideShown): string[] =>
  firmOn === null ? [] : [i18n.t("card.registerNote", [formatDate(firmOn, uiLanguage())])];

/** A gazette that was read so many days ago is up to date: it does not appear every day, and is read at night. */
const GAZETTE_FRESH_DAYS = 3;

export type CardDay = {
  /** ISO date. */
  today: string;
  gazetteReadUpTo: string | null;
};

const withGazette = (source: string, { outside }: BadgeRow, { today, gazetteReadUpTo }: CardDay): string =>
  outside === undefined || gazetteReadUpTo === null || dayAfter(gazetteReadUpTo, GAZETTE_FRESH_DAYS) >= today
    ? source
    : i18n.t("card.gazetteUpTo", [source, formatDate(gazetteReadUpTo, uiLanguage())]);

const sourceOf = (row: BadgeRow): string => {
  const firmOn = row.outside?.firmOn ?? null;
  if (row.ledgerDate !== null) return i18n.t("card.ledgerOf", [formatDate(row.ledgerDate, uiLanguage())]);
  return row.prospect && firmOn !== null
    ? i18n.t("card.registerOf", [formatDate(firmOn, uiLanguage())])
    : i18n.t("card.noLedger");
};

const openNote = ({ match, rows }: Found, identifies: boolean): string => {
  if (match.kind === "conflict") return i18n.t("card.conflict");
  if (match.kind === "unsure" && rows.length > 0) return i18n.t("card.candidates", rows.length);
  return i18n.t(identifies ? "card.identify" : "card.nobody");
};

/** What goes without saying of somebody of whom no ledger knows anything. */
const OF_LEDGERS: readonly BadgeRow["marks"][number][] = ["no_ledger", "assumed_terms", "short_history"];

/** Facts and an opening offer in sentences: what a card says of somebody of whom no ledger knows anything (POLICY 1.3). */
const prospectCard = (
  row: BadgeRow,
  currency: string,
): Pick<CardView, "axes" | "reasons" | "bar" | "amounts" | "notes"> => {
  const { outside } = row;
  const sentences =
    outside === undefined
      ? []
      : [
          factsSentence(firmFacts(row, outside, uiLanguage())),
          row.riskClass === "E"
            ? i18n.t("badge.sentences.noCredit")
            : outside.offer && offerSentence(outside.offer, currency, uiLanguage()),
          row.riskClass === "E" ? null : missingSentence(outside, uiLanguage()),
        ];
  return {
    axes: [],
    reasons: sentences
      .filter((text) => text !== null && text !== undefined)
      .map((text) => ({ points: "", text, tone: "neutral" as const })),
    bar: null,
    amounts: row.siren === null ? [] : [{ label: i18n.t("card.siren"), value: row.siren, tone: "neutral" }],
    notes: [
      ...(row.figures === null ? [i18n.t("card.noFigures")] : []),
      ...(outside === undefined ? [] : outsideNotes(outside)),
      ...[outside === undefined || row.riskClass === "E" ? null : gapsSentence(outside, uiLanguage())].filter(
        (note) => note !== null,
      ),
      ...row.marks.filter((mark) => !OF_LEDGERS.includes(mark)).map((mark) => i18n.t(`marks.${mark}`)),
    ],
  };
};

const customerCard = (
  row: BadgeRow,
  currency: string,
): Pick<CardView, "axes" | "reasons" | "bar" | "amounts" | "notes"> => {
  const { figures, outside } = row;
  return {
    axes: figures === null ? [] : axesOf(figures),
    reasons: figures === null ? [] : reasonsOf(figures, currency),
    bar: figures === null ? null : barOf(figures),
    amounts: figures === null ? [] : amountsOf(row, figures, currency),
    notes: [
      ...(outside === undefined ? [] : outsideNotes(outside)),
      ...notesOf(row, currency),
      ...(outside === undefined ? [] : registerNote(outside)),
    ],
  };
};

/** Nobody knows how old the gazette is. */
const NO_DAY: CardDay = { today: "", gazetteReadUpTo: null };

/**
 * The words of one card, ready to draw. A sighting without a firm match shows no figures of anybody. `identifies`: an unknown
 * name may be looked up at the register from the surface that a click opens.
 */
export const cardView = (
  found: Found,
  seenName: string,
  currency: string,
  { identifies = false, day = NO_DAY }: { identifies?: boolean; day?: CardDay } = {},
): CardView => {
  const badge = badgeView(found, currency, identifies);
  const [row] = found.rows;
  if (found.match.kind !== "matched" || row === undefined) {
    const note = openNote(found, identifies);
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
  const card = (row.prospect ? prospectCard : customerCard)(row, currency);
  return {
    badge,
    name: row.name,
    subtitle: subtitleOf(row),
    ...card,
    notes: [
      ...(found.unconfirmed ? [i18n.t("badge.sentences.unconfirmed")] : []),
      ...(found.ownWaiting === undefined ? [] : [i18n.t(`reports.waits.${found.ownWaiting}`)]),
      ...card.notes,
    ],
    source: withGazette(sourceOf(row), row, day),
  };
};
