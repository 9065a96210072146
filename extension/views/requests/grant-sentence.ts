import { i18n } from "#extension/platform/i18n.ts";
import type { GrantBody } from "#shared/contract/requests.ts";
import { formatDate, formatMoney, formatNearDate, type Language } from "../format.ts";

/** `currency`: of the document for a release, else the organization's. */
export type GrantWords = { currency: string; language: Language };

const releaseForm = ({ basis, depositCents }: Extract<GrantBody, { kind: "order_release" }>) =>
  depositCents > 0 ? (`${basis}Deposit` as const) : basis;

const termsText = ({ kind, days }: { kind: "net" | "eom_a" | "eom_b"; days: number }): string =>
  i18n.t(`ui.terms.${kind}`, days);

/**
 * The one line that is confirmed: amount, on which basis, to whom, until when, after what. "Grant €15,000 financed to Kerbrat
 * until Friday 27 Nov, after a deposit of €5,520."
 */
export const confirmSentence = (grant: GrantBody, customer: string, words: GrantWords): string =>
  // A date may end in the point of its short month.
  confirmed(grant, customer, words).replaceAll(/\.\.(?=\s|$)/g, ".");

const confirmed = (grant: GrantBody, customer: string, { currency, language }: GrantWords): string => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  const day = (isoDate: string) => formatNearDate(isoDate, language);
  switch (grant.kind) {
    case "order_release": {
      const form = releaseForm(grant);
      const known: [string, string, string] = [money(grant.amountCents), customer, day(grant.until)];
      const line =
        form === "gross" || form === "financed"
          ? i18n.t(`requests.confirm.order_release.${form}`, known)
          : i18n.t(`requests.confirm.order_release.${form}`, [...known, money(grant.depositCents)]);
      return grant.terms === null
        ? line
        : `${line} ${i18n.t("requests.confirm.terms", [termsText(grant.terms)])}`;
    }
    case "limit_temporary":
      return i18n.t("requests.confirm.limit_temporary", [
        money(grant.amountCents),
        customer,
        day(grant.from),
        day(grant.until),
      ]);
    case "limit_permanent":
      return grant.until === null
        ? i18n.t("requests.confirm.limit_permanent.open", [money(grant.amountCents), customer])
        : i18n.t("requests.confirm.limit_permanent.until", [
            money(grant.amountCents),
            customer,
            formatDate(grant.until, language),
          ]);
    case "terms_change":
      return i18n.t("requests.confirm.terms_change", [termsText(grant.terms), customer]);
    case "block":
      return i18n.t("requests.confirm.block", [customer, formatDate(grant.until, language)]);
    case "unblock":
      return i18n.t("requests.confirm.unblock", [customer]);
    case "class_override":
      return i18n.t("requests.confirm.class_override", [
        grant.riskClass,
        customer,
        formatDate(grant.until, language),
      ]);
  }
};

/** What was granted, in a few words. */
export const grantSentence = (grant: GrantBody, { currency, language }: GrantWords): string => {
  const money = (cents: number) => formatMoney(cents, currency, language);
  const day = (isoDate: string) => formatDate(isoDate, language);
  switch (grant.kind) {
    case "order_release": {
      const form = releaseForm(grant);
      const known: [string, string] = [money(grant.amountCents), day(grant.until)];
      return form === "gross" || form === "financed"
        ? i18n.t(`requests.granted.order_release.${form}`, known)
        : i18n.t(`requests.granted.order_release.${form}`, [...known, money(grant.depositCents)]);
    }
    case "limit_temporary":
      return i18n.t("requests.granted.limit_temporary", [
        money(grant.amountCents),
        day(grant.from),
        day(grant.until),
      ]);
    case "limit_permanent":
      return grant.until === null
        ? i18n.t("requests.granted.limit_permanent.open", [money(grant.amountCents)])
        : i18n.t("requests.granted.limit_permanent.until", [money(grant.amountCents), day(grant.until)]);
    case "terms_change":
      return i18n.t("requests.granted.terms_change", [termsText(grant.terms)]);
    case "block":
      return i18n.t("requests.granted.block", [day(grant.until)]);
    case "unblock":
      return i18n.t("requests.granted.unblock");
    case "class_override":
      return i18n.t("requests.granted.class_override", [grant.riskClass, day(grant.until)]);
  }
};
