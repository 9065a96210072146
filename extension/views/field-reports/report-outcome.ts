import { i18n } from "#extension/platform/i18n.ts";
import type { ReportOutcome } from "#shared/contract/field-reports.ts";
import { formatDays, type Language } from "../format.ts";

/** "You were right: you warned 41 days before the customer was 60 days late." */
export const outcomeSentence = ({ kind, leadDays }: ReportOutcome, language: Language): string =>
  leadDays > 0
    ? i18n.t(`reports.outcome.${kind}`, [formatDays(leadDays, language)])
    : i18n.t(`reports.outcome.${kind}Plain`);
