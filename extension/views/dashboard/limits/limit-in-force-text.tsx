import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { CustomerSummary } from "#shared/contract/customers.ts";
import { formatDate } from "../../format.ts";
import { Money } from "../../ui/money.tsx";

/** The limit in force in one cell: none, 0 and unlimited are three things; temporary and expired are said. */
export const LimitInForceText = ({ limit }: { limit: CustomerSummary["limit"] }) => {
  if (limit === null || limit.kind === "none")
    return <span className="muted">{i18n.t("ui.limitKinds.none")}</span>;
  if (limit.kind === "unlimited") return <span>{i18n.t("ui.limitKinds.unlimited")}</span>;
  return (
    <>
      {limit.expired && <span className="tag tag-bad">{i18n.t("limits.expired")}</span>}
      {limit.kind === "temporary" && (
        <span
          className="tag"
          title={
            limit.until === null
              ? undefined
              : i18n.t("limits.untilDay", [formatDate(limit.until, uiLanguage())])
          }
        >
          {i18n.t("limits.temporaryShort")}
        </span>
      )}{" "}
      <Money cents={limit.amountCents} />
    </>
  );
};
