import { i18n } from "#extension/platform/i18n.ts";

/** What the Worker writes into the journal; another word is shown as it stands. */
export const ACTIONS = [
  "approved_limit_set",
  "temporary_limit_set",
  "insured_limit_set",
  "approved_limit_ended",
  "temporary_limit_ended",
  "insured_limit_ended",
  "recommended_limit_adopted",
  "event_recorded",
  "event_revoked",
  "dispute_opened",
  "dispute_closed",
  "terms_confirmed",
  "link_confirmed",
  "link_removed",
  "link_chosen",
  "link_rejected",
  "link_choice_undone",
  "link_refused",
  "import_started",
  "import_checked",
  "import_committed",
  "import_abandoned",
  "member_added",
  "member_changed",
  "organization_changed",
  "member_removed",
  "organization_created",
  "account_moved",
  "import_failed",
  "password_changed",
  "policy_version_added",
  "policy_version_cancelled",
  "policy_in_force",
  "exchange_rate_set",
  "exchange_rate_deleted",
  "page_rule_saved",
  "page_rule_published",
  "page_rule_withdrawn",
  "page_rule_deleted",
] as const;

export const ActionText = ({ action }: { action: string }) => {
  const known = ACTIONS.find((name) => name === action);
  return <>{known ? i18n.t(`dashboard.journal.actions.${known}`) : action.replaceAll("_", " ")}</>;
};
