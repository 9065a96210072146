import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CardView, PageDocument, VerdictView } from "#extension/platform/messages.ts";
import { formatDate, formatDays, formatMoney, formatNumber, formatPercent } from "#extension/views/format.ts";
import type { AddedVat } from "#extension/views/order-check/page-order.ts";
import { verdictFigure } from "#extension/views/order-check/verdict-figure.ts";
import { failedCheckSentence, orderWaySentence } from "#extension/views/order-check-sentence.ts";
import { limitBarParts } from "#extension/views/ui/limit-bar-parts.ts";
import type { OrderCheckReply } from "#shared/contract/order-checks.ts";
import { badgeView } from "./badge-view.ts";
import type { Found } from "./look-up.ts";

const SIGNS = { a: "✓", c: "◔", e: "✕", none: "?" } as const;
type Tone = keyof typeof SIGNS;
const FAILED_SHOWN = 3;

type Chip = { tone: Tone; words: string; figure: string };

/** What a chip says where nothing was checked: `code` tells why. */
export type Unchecked =
  | "not_an_amount"
  | "ambiguous"
  | "too_large"
  | "nothing"
  | "vat_not_known"
  | "which_customer"
  | "unknown_customer"
  | "class_only"
  | "outdated"
  | "missing";

const titleOf = ({ kind, number, total }: PageDocument): string => {
  const name = number === undefined || number === "" ? [] : [number];
  return [i18n.t(`orderChecks.chip.kinds.${kind}`), ...name, total.text].join(" · ");
};

const labelOf = (...parts: string[]): string => parts.filter((part) => part !== "").join(". ");

/** The same box, the same card: only its words tell that nobody was checked. */
export const uncheckedView = (
  why: Unchecked,
  document: PageDocument,
  found: Found,
  currency: string,
): VerdictView => {
  const words = i18n.t(`orderChecks.chip.unchecked.${why}.words`);
  const sentence = i18n.t(`orderChecks.chip.unchecked.${why}.sentence`);
  const figure = i18n.t("orderChecks.chip.ask");
  const [row] = found.match.kind === "matched" ? found.rows : [];
  return {
    verdict: why === "which_customer" ? "ask" : "unknown",
    tone: why === "which_customer" ? "c" : "none",
    sign: SIGNS[why === "which_customer" ? "c" : "none"],
    words,
    figure,
    label: labelOf(words, sentence),
    card: {
      badge: badgeView(found, currency),
      name: row?.name ?? words,
      subtitle: titleOf(document),
      ...{ axes: [], reasons: [{ points: "", text: sentence, tone: "neutral" }], bar: null, amounts: [] },
      ...{ notes: [], source: "" },
    },
  };
};

const staleDate = ({ failed, ledgerDate }: OrderCheckReply): string | null =>
  failed.some(({ code }) => code === "stale_ledger") ? ledgerDate : null;

const figureOf = (reply: OrderCheckReply, currency: string): string => {
  const ways = reply.ways?.ways.length ?? 0;
  if (reply.verdict === "blocked") return i18n.t("orderChecks.chip.grounds", reply.failed.length);
  if (reply.condition !== null) return i18n.t(`orderChecks.chip.conditions.${reply.condition}`);
  if (reply.exempt === "return") return i18n.t("orderChecks.chip.return");
  if (reply.verdict === "ask" && reply.wouldFit === null && ways > 0)
    return i18n.t("orderChecks.chip.ways", ways);
  const figure = verdictFigure(reply);
  if (figure === null) return i18n.t("orderChecks.chip.ask");
  return i18n.t(`orderChecks.result.${figure.kind}`, [formatMoney(figure.cents, currency, uiLanguage())]);
};

const chipOf = (reply: OrderCheckReply, currency: string): Chip => {
  const figure = figureOf(reply, currency);
  const stale = staleDate(reply);
  const { verdict, wouldFit } = reply;
  if (verdict === "blocked" && wouldFit === null)
    return { tone: "e", words: i18n.t("orderChecks.verdicts.blocked"), figure };
  if (wouldFit !== null)
    return wouldFit
      ? { tone: "a", words: i18n.t("orderChecks.chip.wouldFit"), figure }
      : { tone: "c", words: i18n.t("orderChecks.chip.wouldNotFit"), figure };
  if (stale !== null && verdict === "ask")
    return {
      tone: "none",
      words: i18n.t("orderChecks.chip.dataOf", [formatDate(stale, uiLanguage())]),
      figure: i18n.t("orderChecks.chip.ask"),
    };
  if (verdict === "unknown") return { tone: "none", words: i18n.t("orderChecks.verdicts.unknown"), figure };
  return {
    tone: verdict === "ask" ? "c" : "a",
    words: i18n.t(`orderChecks.verdicts.${verdict}`),
    figure,
  };
};

const codeOf = ({ verdict, wouldFit }: OrderCheckReply): VerdictView["verdict"] =>
  wouldFit === null ? verdict : wouldFit ? "would_fit" : "would_not_fit";

const reasonsOf = ({ failed }: OrderCheckReply, currency: string): CardView["reasons"] => {
  const shown = failed.slice(0, failed.length > FAILED_SHOWN ? FAILED_SHOWN - 1 : FAILED_SHOWN);
  const more = failed.length - shown.length;
  const lines: CardView["reasons"] = shown.map((one) => ({
    points: one.severity === "block" ? SIGNS.e : SIGNS.none,
    text: failedCheckSentence(one, currency, uiLanguage()),
    tone: one.severity === "block" ? "bad" : "neutral",
  }));
  if (more > 0)
    lines.push({ points: "+", text: i18n.t("orderChecks.chip.moreFailed", more), tone: "neutral" });
  return lines;
};

const amountsOf = ({ figures }: OrderCheckReply, currency: string): CardView["amounts"] => {
  if (figures === null) return [];
  const money = (cents: number): string => formatMoney(cents, currency, uiLanguage());
  const { exposureCents, afterCents, limitCents, roomCents } = figures;
  const row = (label: string, cents: number | null, bad = false): CardView["amounts"] =>
    cents === null ? [] : [{ label, value: money(cents), tone: bad ? "bad" : "neutral" }];
  return [
    ...row(i18n.t("card.exposure"), exposureCents),
    ...row(i18n.t("card.limit"), limitCents),
    ...row(
      i18n.t("orderChecks.chip.after"),
      afterCents,
      afterCents !== null && limitCents !== null && afterCents > limitCents,
    ),
    ...row(
      i18n.t(roomCents !== null && roomCents < 0 ? "card.over" : "card.room"),
      roomCents === null ? null : Math.abs(roomCents),
      roomCents !== null && roomCents < 0,
    ),
  ];
};

const barOf = ({ figures }: OrderCheckReply, { rows: [row] }: Found): CardView["bar"] => {
  if (figures === null || figures.limitCents === null || figures.exposureCents === null) return null;
  const { overdue, exposure, reserved } = limitBarParts({
    exposureCents: figures.afterCents ?? figures.exposureCents,
    ordersCents: figures.financedCents ?? 0,
    overdueCents: row?.figures?.overdueCents ?? 0,
    limitCents: figures.limitCents,
  });
  return { overdue, exposure, reserved };
};

const vatNote = (vat: AddedVat | null): string[] => {
  if (vat === null) return [];
  const rate = formatNumber(vat.basisPoints / 100, uiLanguage());
  return [i18n.t(`orderChecks.chip.${vat.assumed ? "vatAssumed" : "vatOwn"}`, [rate])];
};

const conversionNote = ({ conversion }: OrderCheckReply, currency: string): string[] => {
  if (conversion === undefined) return [];
  const language = uiLanguage();
  return [
    i18n.t("orderChecks.chip.converted", [
      formatMoney(conversion.amountMinor, conversion.currency, language),
      formatMoney(conversion.amountCents, currency, language),
      formatDate(conversion.date, language),
    ]),
  ];
};

/** What share of all receivables this customer would be, where it is worth a word. */
const SHARE_SAID_FROM = 10;
const shareNote = ({ figures }: OrderCheckReply, receivablesCents: number | null): string[] => {
  const after = figures?.afterCents ?? null;
  const before = figures?.exposureCents ?? null;
  if (after === null || before === null || receivablesCents === null) return [];
  const all = receivablesCents - before + after;
  const percent = all > 0 ? Math.round((after * 100) / all) : 0;
  return percent < SHARE_SAID_FROM
    ? []
    : [i18n.t("orderChecks.chip.share", [formatPercent(percent, uiLanguage())])];
};

const sourceOf = ({ ledgerDate, policyVersion, revision }: OrderCheckReply): string =>
  ledgerDate === null
    ? i18n.t("orderChecks.chip.noSource", [policyVersion, revision])
    : i18n.t("orderChecks.chip.source", [formatDate(ledgerDate, uiLanguage()), policyVersion, revision]);

/** The words of one verdict and of the card behind it. */
export const verdictView = (
  reply: OrderCheckReply,
  document: PageDocument,
  found: Found,
  {
    currency,
    vat,
    receivablesCents,
  }: { currency: string; vat: AddedVat | null; receivablesCents: number | null },
): VerdictView => {
  const { tone, words, figure } = chipOf(reply, currency);
  const sign = SIGNS[tone];
  const failed = reasonsOf(reply, currency);
  const passed = { points: sign, text: `${words}. ${figure}.`, tone: "good" } as const;
  const reasons = failed.length === 0 && tone === "a" ? [passed] : failed;
  const ways = (reply.ways?.ways ?? []).map((way) => orderWaySentence(way, currency, uiLanguage()));
  const condition =
    reply.condition === null ? [] : [i18n.t(`orderChecks.result.condition.${reply.condition}`)];
  const offer =
    reply.openingOffer === null
      ? []
      : [
          i18n.t("orderChecks.result.openingOffer", [
            formatMoney(reply.openingOffer.amountCents, currency, uiLanguage()),
            formatDays(reply.openingOffer.termsDays, uiLanguage()),
          ]),
        ];
  const notes = [
    ...condition,
    ...ways,
    ...offer,
    ...vatNote(vat),
    ...conversionNote(reply, currency),
    ...shareNote(reply, receivablesCents),
    ...(found.unconfirmed ? [i18n.t("badge.sentences.unconfirmed")] : []),
    ...reply.marks.filter((mark) => mark === "without_open_orders").map((mark) => i18n.t(`marks.${mark}`)),
  ];
  return {
    verdict: codeOf(reply),
    tone,
    sign,
    words,
    figure,
    label: labelOf(words, figure, ...failed.map(({ text }) => text.replace(/\.$/, ""))),
    card: {
      badge: badgeView(found, currency),
      name: found.rows[0]?.name ?? "",
      subtitle: titleOf(document),
      axes: [],
      reasons,
      bar: barOf(reply, found),
      amounts: amountsOf(reply, currency),
      notes,
      source: sourceOf(reply),
    },
  };
};
