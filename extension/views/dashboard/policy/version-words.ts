import { i18n } from "#extension/platform/i18n.ts";
import type { PolicyVersion } from "#shared/contract/policy.ts";

/** Why a version was made, in words; the first one and a return say so themselves. */
export const reasonOf = ({ reason, returnsTo }: Pick<PolicyVersion, "reason" | "returnsTo">): string => {
  const why = reason === "default" ? i18n.t("policy.versions.default") : reason;
  return returnsTo === null ? why : `${i18n.t("policy.versions.returnsTo", [returnsTo])} ${why}`;
};
