import { i18n } from "#extension/platform/i18n.ts";
import { DISPUTE_REASONS } from "#shared/field-reports/report-kind.ts";

/** Why an invoice is disputed: a field report brings a code, which has words; what a person wrote stays as it is. */
export const disputeReason = (reason: string): string => {
  const code = DISPUTE_REASONS.find((each) => each === reason);
  return code === undefined ? reason : i18n.t(`reports.disputeReasons.${code}`);
};
