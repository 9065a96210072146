import { useId } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { OpenChoicePage } from "#shared/contract/record-choices.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { OpenChoices } from "./open-choices.tsx";

/** Links to confirm that concern one customer; nothing where there are none. For those who decide. */
export const CustomerLinks = ({ customerId }: { customerId: string }) => {
  const title = useId();
  const { data, error, refetch } = useRead(OpenChoicePage, `/v1/choices?customer=${customerId}`);
  if (error && data === undefined) return <FailureNotice failure={error} onRetry={() => void refetch()} />;
  if (data === undefined || data.choices.length === 0) return null;
  return (
    <section className="box stack" aria-labelledby={title}>
      <h2 id={title}>{i18n.t("dashboard.nav.links")}</h2>
      <OpenChoices label={i18n.t("dashboard.nav.links")} choices={data.choices} here />
    </section>
  );
};
