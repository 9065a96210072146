import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { Role } from "#shared/contract/common.ts";
import { CustomerFilter, EVENT_KINDS, LIMIT_KINDS } from "#shared/contract/customers.ts";
import { IMPORT_KINDS } from "#shared/contract/imports.ts";
import { Visibility } from "#shared/contract/me.ts";
import { ORGANIZATION_MODES } from "#shared/contract/shadow.ts";
import { formatIsoDate } from "#shared/credit/calendar.ts";
import { ORDER_CHECK_CODES, ORDER_VERDICTS, type OrderCheckCode } from "#shared/credit/order/order-check.ts";
import {
  DISPUTE_REASONS,
  KNOWN_BY,
  REJECTION_REASONS,
  REPORT_KINDS,
} from "#shared/field-reports/report-kind.ts";
import { REFUSAL_REASONS, REQUEST_KINDS, REQUEST_REASONS } from "#shared/requests/request-kind.ts";
import { ALL_CODES } from "../../field-reports/find-codes.ts";
import { formatDate, formatList, formatNumber } from "../../format.ts";
import { useMoneyText } from "../../ui/money.tsx";
import { kindWords } from "../imports/kind-words.ts";
import { detailLines } from "./detail-lines.ts";

const FIELDS = [
  "amountCents",
  "unlimited",
  "from",
  "until",
  "endedOn",
  "reason",
  "note",
  "kind",
  "day",
  "days",
  "reference",
  "source",
  "fileName",
  "lines",
  "rejected",
  "customers",
  "invoices",
  "creditNotes",
  "payments",
  "debitCents",
  "creditCents",
  "role",
  "repCode",
  "name",
  "email",
  "filter",
  "adopted",
  "scope",
  "detail",
  "discreetByDefault",
  "secondPerson",
  "confirmedBy",
  "inPlaceOf",
  "substitute",
  "author",
  "way",
  "version",
  "replaces",
  "returnsTo",
  "changed",
  "step",
  "record",
  "mode",
  "documentNumber",
  "verdict",
  "riskClass",
  "untilDay",
  "depositCents",
  "callOffCents",
  "resultingCents",
  "codes",
  "code",
  "knownBy",
  "seenOn",
  "promisedOn",
  "promisedDay",
  "count",
  "nowCents",
  "usualCents",
  "yearBeforeCents",
  "medianCents",
  "enabled",
  "hasKey",
  "keyReplaced",
  "scale",
  "visibleTo",
  "customersTakenBack",
  "grades",
  "corrected",
  "left",
  "insurer",
  "isDefault",
  "insuredSharePercent",
  "reportAdverseDays",
  "reportOverdueAfterDays",
  "maximumExtensionDays",
  "stopOfCoverDays",
  "discretionaryLimitCents",
] as const;
/** Grounds that the Worker writes as a code. */
const REASONS = ["identifier_agrees", "chosen_by_analyst", "wrong_customer"] as const;

const CHECKS = Object.keys(ORDER_CHECK_CODES) as OrderCheckCode[];

/** Checks in few words. */
const checkWords = (codes: readonly unknown[]): string =>
  formatList(
    CHECKS.filter((code) => codes.includes(code)).map((code) => i18n.t(`orderChecks.plain.${code}`)),
    uiLanguage(),
  );

const useValueText = () => {
  const money = useMoneyText();
  return (field: string, value: unknown): string => {
    if (typeof value === "number" && field.endsWith("Day"))
      return formatDate(formatIsoDate(value), uiLanguage());
    if (typeof value === "number")
      return field.endsWith("Cents") ? money(value) : formatNumber(value, uiLanguage());
    if (typeof value === "boolean") return i18n.t(value ? "ui.yes" : "ui.no");
    if (Array.isArray(value) && field === "codes") return checkWords(value);
    if (Array.isArray(value)) return i18n.t("dashboard.journal.several", value.length);
    const text = String(value);
    const imported = IMPORT_KINDS.find((kind) => kind === text);
    if (imported && field === "kind") return kindWords(imported);
    const scope = Visibility.shape.scope.options.find((known) => known === text);
    if (scope && field === "scope") return i18n.t(`dashboard.organization.scopes.${scope}`);
    const seen = Visibility.shape.detail.options.find((known) => known === text);
    if (seen && field === "detail") return i18n.t(`dashboard.organization.details.${seen}`);
    if (text === "import" && field === "reason") return i18n.t("customer.limits.imported");
    const ground = REASONS.find((known) => known === text);
    if (ground && field === "reason") return i18n.t(`links.reasons.${ground}`);
    const rejected = REJECTION_REASONS.find((known) => known === text);
    if (rejected && field === "reason") return i18n.t(`triage.reasons.${rejected}`);
    const contested = DISPUTE_REASONS.find((known) => known === text);
    if (contested && field === "reason") return i18n.t(`reports.disputeReasons.${contested}`);
    const known = KNOWN_BY.find((way) => way === text);
    if (known && field === "knownBy") return i18n.t(`reports.knownBySaid.${known}`);
    const reported = REPORT_KINDS.find((known) => known === text);
    if (reported && field === "kind") return i18n.t(`dashboard.journal.reportKinds.${reported}`);
    const code = ALL_CODES.find((known) => known === text);
    if (code && field === "code") return i18n.t(`reports.codes.${code}`);
    const why = REQUEST_REASONS.find((known) => known === text);
    if (why && field === "reason") return i18n.t(`requests.reasons.${why}`);
    const refusal = REFUSAL_REASONS.find((known) => known === text);
    if (refusal && field === "reason") return i18n.t(`requests.refusals.${refusal}`);
    const asked = REQUEST_KINDS.find((known) => known === text);
    if (asked && field === "kind") return i18n.t(`requests.kinds.${asked}`);
    const verdict = ORDER_VERDICTS.find((known) => known === text);
    if (verdict && field === "verdict") return i18n.t(`orderChecks.verdicts.${verdict}`);
    const mode = ORGANIZATION_MODES.find((known) => known === text);
    if (mode && field === "mode") return i18n.t(`dashboard.journal.modes.${mode}`);
    const role = Role.options.find((known) => known === text);
    if (role && field === "role") return i18n.t(`roles.${role}`);
    const filter = CustomerFilter.options.find((known) => known === text);
    if (filter && field === "filter") return i18n.t(`limits.filters.${filter}`);
    const event = EVENT_KINDS.find((kind) => kind === text);
    if (event) return i18n.t(`events.kinds.${event}`);
    const limit = LIMIT_KINDS.find((kind) => kind === text);
    if (limit && field === "kind") return i18n.t(`customer.limits.kinds.${limit}`);
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDate(text, uiLanguage()) : text;
  };
};

/** What an entry changed, in one line: field, value before and after. */
export const DetailText = ({ detail }: { detail: Record<string, unknown> }) => {
  const valueText = useValueText();
  const words = detailLines(detail).map(({ field, before, after }) => {
    const known = FIELDS.find((name) => name === field);
    const label = known ? i18n.t(`dashboard.journal.fields.${known}`) : field;
    return before === undefined
      ? i18n.t("dashboard.journal.set", [label, valueText(field, after)])
      : i18n.t("dashboard.journal.changed", [label, valueText(field, before), valueText(field, after)]);
  });
  const text = words.join(" · ");
  return <span title={text}>{text || "—"}</span>;
};
