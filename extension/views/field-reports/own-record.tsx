import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { OwnRecord } from "#shared/contract/field-reports.ts";
import { formatNumber } from "../format.ts";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAnswer } from "./use-answer.ts";

const FIGURES = ["sent", "confirmed", "rejected", "open", "right"] as const;

/** The member's own figures, for nobody else; or that nothing is counted by person. */
export const OwnRecordSection = () => {
  const { value, failure, again } = useAnswer(OwnRecord, "/v1/field-reports/my-record");
  if (failure !== null) return <FailureNotice failure={failure} onRetry={again} />;
  if (value === null) return <Skeleton lines={3} />;
  return (
    <section className="box own-record stack" aria-label={i18n.t("reports.record.title")}>
      {value.state === "off" ? (
        <>
          <p>{i18n.t("reports.record.off")}</p>
          <p className="muted">{i18n.t("reports.record.offNext")}</p>
        </>
      ) : (
        <>
          <dl>
            {FIGURES.map((name) => (
              <div key={name}>
                <dt>{i18n.t(`reports.record.${name}`)}</dt>
                <dd className="figure">{formatNumber(value[name], uiLanguage())}</dd>
              </div>
            ))}
            {value.leadDays !== null && (
              <div>
                <dt>{i18n.t("reports.record.lead")}</dt>
                <dd className="figure">{formatNumber(value.leadDays, uiLanguage())}</dd>
              </div>
            )}
          </dl>
          <p className="muted">{i18n.t("reports.record.about")}</p>
        </>
      )}
    </section>
  );
};
