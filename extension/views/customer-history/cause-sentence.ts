import { i18n } from "#extension/platform/i18n.ts";
import type { Cause } from "#shared/contract/explanations.ts";
import { formatDate, formatDays, formatMoney, type Language } from "../format.ts";

type ItemCause = Extract<Cause, { itemId: string }>;

/**
 * The fact behind a difference in one whole sentence; null where the reason above it says it already (a rule).
 * `terms` puts payment terms into words.
 */
export const causeSentence = (
  cause: Cause,
  currency: string,
  language: Language,
  terms: (terms: Extract<Cause, { kind: "terms_changed" }>["to"]) => string,
): string | null => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  const date = (isoDate: string) => formatDate(isoDate, language);
  if ("itemId" in cause) return itemSentence(cause, money, date, language);
  if ("eventId" in cause)
    return i18n.t(`explain.causes.${cause.kind}`, [
      i18n.t(`events.kinds.${cause.eventKind}`),
      date(cause.day),
    ]);
  if ("limitId" in cause) {
    if (cause.unlimited) return i18n.t(`explain.causes.${cause.kind}.unlimited`, [date(cause.day)]);
    if (cause.amountCents === null) return i18n.t("explain.causes.limit_none", [date(cause.day)]);
    return i18n.t(`explain.causes.${cause.kind}.${cause.limitKind}`, [
      money(cause.amountCents),
      date(cause.day),
    ]);
  }
  switch (cause.kind) {
    case "warning_confirmed":
    case "warning_faded":
    case "warning_over":
      return i18n.t(`explain.causes.${cause.kind}`, [date(cause.day)]);
    case "promise_due":
      return cause.reference === null
        ? i18n.t("explain.causes.promise_due.account", [money(cause.amountCents), date(cause.day)])
        : i18n.t("explain.causes.promise_due.document", [
            cause.reference,
            money(cause.amountCents),
            date(cause.day),
          ]);
    case "dispute_opened":
    case "dispute_closed":
      return i18n.t(`explain.causes.${cause.kind}`, [
        cause.reference,
        money(cause.amountCents),
        date(cause.day),
      ]);
    case "order_added":
    case "order_gone":
      return i18n.t(`explain.causes.${cause.kind}`, [cause.number, money(cause.amountCents)]);
    case "terms_changed":
      return i18n.t("explain.causes.terms_changed", [terms(cause.from), terms(cause.to)]);
    case "outside_changed":
      return i18n.t(`explain.causes.outside_changed.${cause.axis}`);
    case "policy_changed":
    case "engine_changed":
      return i18n.t(`explain.causes.${cause.kind}`, [cause.from, cause.to]);
    case "class_changed":
      return i18n.t("explain.causes.class_changed", [cause.from, cause.to]);
    case "facts_restated":
      return i18n.t("explain.causes.facts_restated");
    case "time_passed":
      return i18n.t("explain.causes.time_passed", [formatDays(cause.days, language)]);
    case "rule":
      if (cause.code === "need_changed") return i18n.t("explain.causes.need_changed");
      if (cause.code === "group_changed") return i18n.t("explain.causes.group_changed");
      return cause.code === "capacity_changed" ? i18n.t("explain.causes.capacity_changed") : null;
  }
};

function itemSentence(
  cause: ItemCause,
  money: (cents: number) => string,
  date: (isoDate: string) => string,
  language: Language,
): string {
  const document = cause.reference === "" ? i18n.t("explain.causes.unnamed") : cause.reference;
  const amount = money(cause.amountCents);
  const days = formatDays(Math.abs(cause.days), language);
  const day = cause.day === null ? "—" : date(cause.day);
  switch (cause.kind) {
    case "became_overdue":
      return i18n.t("explain.causes.became_overdue", [document, amount, days]);
    case "aged":
      return cause.step === null
        ? i18n.t("explain.causes.aged", [document, amount, formatDays(cause.fromDays, language), days])
        : i18n.t("explain.causes.passed_step", [document, amount, formatDays(cause.step, language), days]);
    case "paid":
      if (cause.days === 0) return i18n.t("explain.causes.paid.on_time", [document, amount, day]);
      return i18n.t(`explain.causes.paid.${cause.days > 0 ? "late" : "early"}`, [
        document,
        amount,
        day,
        days,
      ]);
    case "part_paid":
      return i18n.t("explain.causes.part_paid", [document, amount, day]);
    default:
      return i18n.t(`explain.causes.${cause.kind}`, [document, amount]);
  }
}
