import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { VerdictView } from "#extension/platform/messages.ts";
import { formatDate, formatList, formatMoney } from "#extension/views/format.ts";
import type { OrderCheckReply } from "#shared/contract/order-checks.ts";
import type { EpochDay } from "#shared/credit/calendar.ts";
import type { FailedCheck } from "#shared/credit/order/order-check.ts";
import { type DocumentLink, releaseFor } from "#shared/requests/release.ts";
import { type ReleaseEffect, verdictWithRelease } from "#shared/requests/verdict-with-release.ts";
import type { Account } from "./account.ts";
import { grantOf, releasesOf } from "./requests.ts";

export type GrantedDocument = {
  link: DocumentLink | null;
  number: string;
  /** The document's own. */
  currency: string;
  amountCents: number;
};

type Grant = { by: string; until: string; currency: string; amountCents: number };

/** One line of the card: what a person granted, and whether it holds. */
const sentenceOf = (effect: ReleaseEffect, { by, until, currency, amountCents }: Grant): string => {
  const language = uiLanguage();
  const money = (cents: number) => formatMoney(cents, currency, language);
  const day = formatDate(until, language);
  switch (effect.kind) {
    case "granted":
      return i18n.t("requests.chip.sentences.granted", [by, day]);
    case "pending":
      return i18n.t("requests.chip.sentences.pending", [by, day, money(effect.depositCents)]);
    case "suspended":
      return i18n.t("requests.chip.sentences.suspended", [
        formatList(
          effect.codes.map((code) => i18n.t(`orderChecks.plain.${code}`)),
          language,
        ),
      ]);
    case "over_cap":
      return i18n.t("requests.chip.sentences.over_cap", [money(effect.amountCents), by]);
    case "expired":
      return i18n.t("requests.chip.sentences.expired", [by, day]);
    case "may_apply":
      return i18n.t("requests.chip.sentences.may_apply", [money(amountCents), by]);
  }
};

type Chip = Pick<VerdictView, "verdict" | "tone" | "sign" | "words" | "figure">;

/** What the chip itself says otherwise than the figures alone would have it. */
const chipOf = (effect: ReleaseEffect, view: Chip, { currency }: Grant): Chip => {
  const { verdict, tone, sign, words, figure } = view;
  switch (effect.kind) {
    case "granted":
      return tone === "a"
        ? { verdict, tone, sign, words, figure }
        : {
            verdict: "within_limit",
            tone: "a",
            sign: "✓",
            words: i18n.t("orderChecks.verdicts.within_limit"),
            figure: i18n.t("requests.chip.granted"),
          };
    case "pending":
      return {
        verdict: "ask",
        tone: "c",
        sign: "◔",
        words: i18n.t("requests.chip.pending"),
        figure: formatMoney(effect.depositCents, currency, uiLanguage()),
      };
    case "suspended":
      return {
        verdict: "blocked",
        tone: "e",
        sign: "✕",
        words: i18n.t("requests.chip.suspended"),
        figure: i18n.t("requests.chip.callCredit"),
      };
    case "over_cap":
      return { verdict, tone, sign, words, figure: i18n.t("requests.chip.overCap") };
    case "may_apply":
      return { verdict, tone, sign, words, figure: i18n.t("requests.chip.mayApply") };
    case "expired":
      return { verdict, tone, sign, words, figure: i18n.t("requests.chip.expired") };
  }
};

const LINES = 3;
const TONES = { granted: "good", suspended: "bad" } as const;

/**
 * The verdict on a page's document with what a person granted for it (POLICY 3), from the copy alone. A grant for this very
 * record decides; one that only bears the same number says so, and nothing more.
 */
export const withGrant = async (
  account: Account,
  view: VerdictView,
  reply: Pick<OrderCheckReply, "customerId" | "verdict" | "failed">,
  { link, number, currency, amountCents }: GrantedDocument,
  today: EpochDay,
): Promise<VerdictView> => {
  const { customerId, verdict, failed } = reply;
  const sought = { customerId, document: link, documentNumber: number, currency };
  const found = releaseFor(await releasesOf(account, customerId), sought, today);
  const { effect } = verdictWithRelease(
    { verdict, failed: failed as FailedCheck[] },
    found,
    amountCents,
    today,
  );
  const row = found === null ? null : await grantOf(account, found.release.id);
  if (effect === null || row === null) return view;
  const grant = { by: row.grantedBy, until: row.until, currency, amountCents: row.amountCents };
  const chip = chipOf(effect, view, grant);
  const text = sentenceOf(effect, grant);
  const tone = effect.kind === "granted" || effect.kind === "suspended" ? TONES[effect.kind] : "neutral";
  return {
    ...view,
    ...chip,
    label: [chip.words, chip.figure, text].filter((part) => part !== "").join(". "),
    card: {
      ...view.card,
      reasons: [{ points: chip.sign, text, tone } as const, ...view.card.reasons].slice(0, LINES),
    },
  };
};
