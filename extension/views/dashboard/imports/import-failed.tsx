import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Currency } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { type ImportJob, wayOn } from "./import-job.ts";
import { readErrorWords } from "./reject-words.ts";

/** Why an import did not come through, what of it was kept and how to go on. */
export const ImportFailed = ({ job }: { job: Extract<ImportJob, { kind: "failed" }> }) => {
  const { error, fileName } = job;
  const currency = useContext(Currency);
  if (error.kind === "api")
    return <FailureNotice failure={error.failure} kept={i18n.t(`imports.wayOn.${wayOn(error)}`)} />;
  if (error.kind === "cancelled")
    return (
      <Notice kind="info" title={i18n.t("imports.cancelled")}>
        <p>{i18n.t("imports.dataAsWas")}</p>
      </Notice>
    );
  if (error.kind === "read") {
    const { title, facts } = readErrorWords(error.error, currency);
    return (
      <Notice kind="bad" title={title}>
        <p>
          <strong>{fileName}</strong>
          {facts.length > 0 && ` · ${facts.join(" · ")}`}
        </p>
        <p className="muted">{i18n.t("imports.dataAsWas")}</p>
      </Notice>
    );
  }
  return (
    <Notice kind="bad" title={i18n.t(error.kind === "other_file" ? "imports.otherFile" : "imports.closed")}>
      <p>{i18n.t(`imports.wayOn.${wayOn(error)}`)}</p>
    </Notice>
  );
};
