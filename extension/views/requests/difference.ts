import { i18n } from "#extension/platform/i18n.ts";
import type { RequestSnapshot } from "#shared/contract/requests.ts";
import { formatDate, formatMoney, type Language } from "../format.ts";
import { failedCheckSentence } from "../order-check-sentence.ts";

type Compared = Pick<
  RequestSnapshot,
  "riskClass" | "exposureCents" | "overdueCents" | "limitCents" | "failed" | "ledgerDate"
>;

const figure = (
  what: "exposure" | "overdue" | "limit",
  from: number,
  to: number,
  money: (cents: number) => string,
): string[] => {
  if (from === to) return [];
  return to > from
    ? [i18n.t(`requests.diffs.more.${what}`, [money(from), money(to)])]
    : [i18n.t(`requests.diffs.less.${what}`, [money(from), money(to)])];
};

/**
 * What changed between the moment a request was made and now, each in a sentence with both figures: class and obstacles before
 * amounts, the age of the books last. Empty: nothing that counts.
 */
export const differenceSentences = (
  asked: Compared,
  now: Compared,
  currency: string,
  language: Language,
): string[] => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  const has = (snapshot: Compared, code: string) => snapshot.failed.some((each) => each.code === code);
  const added = now.failed.filter(({ code }) => !has(asked, code));
  const gone = asked.failed.filter(({ code }) => !has(now, code));
  const limit =
    asked.limitCents === null
      ? now.limitCents === null
        ? []
        : [i18n.t("requests.diffs.limitSet", [money(now.limitCents)])]
      : now.limitCents === null
        ? [i18n.t("requests.diffs.limitGone", [money(asked.limitCents)])]
        : figure("limit", asked.limitCents, now.limitCents, money);
  return [
    ...(asked.riskClass === now.riskClass
      ? []
      : [i18n.t("requests.diffs.class", [asked.riskClass, now.riskClass])]),
    ...added.map((check) =>
      i18n.t("requests.diffs.failed", [lowered(failedCheckSentence(check, currency, language), language)]),
    ),
    ...gone.map(({ code }) =>
      i18n.t("requests.diffs.passed", [lowered(i18n.t(`orderChecks.plain.${code}`), language)]),
    ),
    ...figure("exposure", asked.exposureCents, now.exposureCents, money),
    ...figure("overdue", asked.overdueCents, now.overdueCents, money),
    ...limit,
    ...(asked.ledgerDate === now.ledgerDate || now.ledgerDate === null
      ? []
      : [i18n.t("requests.diffs.books", [formatDate(now.ledgerDate, language)])]),
  ];
};

/** A sentence inside another one: small at its start, without its full stop. */
const lowered = (sentence: string, language: Language): string =>
  `${sentence.slice(0, 1).toLocaleLowerCase(language)}${sentence.slice(1)}`.replace(/\.$/, "");
