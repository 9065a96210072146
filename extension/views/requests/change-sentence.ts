import { i18n } from "#extension/platform/i18n.ts";
import type { CustomerChange, ShownLimit } from "#extension/platform/messages.ts";
import { formatMoney, type Language } from "../format.ts";
import { eventWords, isThreat } from "../outside/event-words.ts";

const FROM_BEST = ["A", "B", "C", "NR", "D", "E"] as const;

const limitText = ({ kind, amountCents }: ShownLimit, currency: string, language: Language): string =>
  kind === "unlimited"
    ? i18n.t("requests.changes.limit.unlimited")
    : amountCents === null
      ? i18n.t("requests.changes.limit.none")
      : formatMoney(amountCents, currency, language);

/** What became of a customer, in a few words. */
export const changeSentence = (change: CustomerChange, currency: string, language: Language): string => {
  switch (change.kind) {
    case "class":
      return i18n.t("requests.changes.class", [change.from, change.to]);
    case "limit":
      return i18n.t("requests.changes.limit.to", [
        limitText(change.from, currency, language),
        limitText(change.to, currency, language),
      ]);
    case "overdue":
      return i18n.t("requests.changes.overdue", [formatMoney(change.to, currency, language)]);
    case "suspended":
      return change.documentNumber === ""
        ? i18n.t("requests.changes.suspendedPlain")
        : i18n.t("requests.changes.suspended", [change.documentNumber]);
    case "outside": {
      const words = eventWords(change.event, language);
      return change.takenBack ? i18n.t("requests.changes.takenBack", [words]) : words;
    }
    case "report":
      return change.text;
  }
};

const limitRank = ({ kind, amountCents }: ShownLimit): number =>
  kind === "unlimited" ? Number.POSITIVE_INFINITY : (amountCents ?? -1);

/** Whether it is better or worse for whoever sells to that customer. */
export const changeTone = (change: CustomerChange): "bad" | "good" | "none" => {
  switch (change.kind) {
    case "class": {
      const moved = FROM_BEST.indexOf(change.to) - FROM_BEST.indexOf(change.from);
      return moved > 0 ? "bad" : moved < 0 ? "good" : "none";
    }
    case "limit": {
      const [from, to] = [limitRank(change.from), limitRank(change.to)];
      return to < from ? "bad" : to > from ? "good" : "none";
    }
    case "outside":
      if (!isThreat(change.event.kind)) return "none";
      return change.takenBack ? "good" : "bad";
    case "report":
      return change.tone;
    default:
      return "bad";
  }
};

const KINDS = [
  "suspended",
  "outside",
  "class",
  "report",
  "overdue",
  "limit",
] as const satisfies CustomerChange["kind"][];

/** Worst first: what stops a delivery, then classes, overdue and limits; what became better last; the youngest first. */
export const sortChanges = (changes: readonly CustomerChange[]): CustomerChange[] => {
  const rank = (change: CustomerChange) =>
    (changeTone(change) === "bad" ? 0 : 10) + KINDS.indexOf(change.kind);
  return changes.toSorted((a, b) => rank(a) - rank(b) || b.sequence - a.sequence);
};
