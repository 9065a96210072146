import { i18n } from "#extension/platform/i18n.ts";
import type { Role } from "#shared/contract/common.ts";
import type { OrderCheckReply, OrderWay } from "#shared/contract/order-checks.ts";
import { MARKS, RISK_CLASSES } from "#shared/credit/assessment.ts";
import { ORDER_CHECK_CODES } from "#shared/credit/order/order-check.ts";
import { figureText } from "./figure-text.ts";
import { formatDate, formatList, formatMoney, type Language } from "./format.ts";

type Failed = OrderCheckReply["failed"][number];

/** Keys are built from codes here, which the typed `i18n.t` cannot follow; a test requires a message for every code. */
const translate: (key: string, figures: Record<string, string>) => string = i18n.t as never;

/** Classes and marks of `account_status`, a text of codes, in the words that badges have for them. */
const statusText = (status: string, language: Language): string => {
  const codes = status.split(" ");
  const words = [
    ...RISK_CLASSES.filter((each) => codes.includes(each)).map((each) => i18n.t(`classes.${each}`)),
    ...MARKS.filter((each) => codes.includes(each)).map((each) => i18n.t(`marks.${each}`).replace(/\.$/, "")),
  ];
  return formatList(words, language);
};

/** A failed check in one sentence with its figures; in a few words where the member may not see them. */
export const failedCheckSentence = (
  { code, params }: Failed,
  currency: string,
  language: Language,
): string => {
  if (ORDER_CHECK_CODES[code].some((name) => !(name in params))) return i18n.t(`orderChecks.plain.${code}`);
  const figures = Object.entries(params).map(([name, value]) => [
    name,
    name === "status" ? statusText(String(value), language) : figureText(name, value, currency, language),
  ]);
  return translate(`orderChecks.codes.${code}`, Object.fromEntries(figures));
};

const wordsOf = (
  way: OrderWay,
  language: Language,
  nameOf: (memberId: string) => string | null,
): Record<string, string> => {
  switch (way.kind) {
    case "temporary_limit":
      return {
        until: formatDate(way.until, language),
        authority: way.grantedBy?.name ?? nameOf(way.authority) ?? unnamed(way.grantedBy?.role),
      };
    case "first_delivery":
      return {
        restFrom: formatDate(way.restFrom, language),
        references: formatList(way.references, language),
      };
    case "pay_overdue":
      return {
        documents: formatList(
          way.documents.map(({ reference }) => reference),
          language,
        ),
      };
    default:
      return {};
  }
};

const unnamed = (role: Role | undefined): string =>
  i18n.t(role === "admin" ? "orderChecks.management" : "orderChecks.someone");

/**
 * A way to yes in one sentence. `nameOf` names the member within whose authority a temporary limit lies where the server
 * does not; null: not known here, and it is said to be the management or the credit desk.
 */
export const orderWaySentence = (
  way: OrderWay,
  currency: string,
  language: Language,
  nameOf: (memberId: string) => string | null = () => null,
): string => {
  const withDeposit = way.kind === "pay_overdue" && way.depositCents > 0;
  const amounts = Object.entries(way).flatMap(([name, value]) =>
    name.endsWith("Cents") && typeof value === "number"
      ? [[name, formatMoney(value, currency, language)] as const]
      : [],
  );
  return translate(`orderChecks.ways.${withDeposit ? "pay_overdue_deposit" : way.kind}`, {
    ...Object.fromEntries(amounts),
    ...wordsOf(way, language, nameOf),
  });
};
