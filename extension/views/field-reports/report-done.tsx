import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { ReportWriteState } from "#extension/platform/messages.ts";
import { whenText } from "../requests/deadline-text.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

/** What happens next: by when credit answers; or that it is kept until the network is back. */
export const ReportDone = ({
  state,
  now,
  onFollow,
  onClose,
}: {
  state: Exclude<ReportWriteState, { kind: "refused" }>;
  now: number;
  onFollow: (id: string) => void;
  onClose: () => void;
}) => {
  if (state.kind === "waiting")
    return (
      <>
        <Notice kind="warning" title={i18n.t("reports.done.kept")}>
          <p>{i18n.t("reports.done.keptNext")}</p>
        </Notice>
        <div className="row">
          <Button look="main" onClick={onClose}>
            {i18n.t("ui.close")}
          </Button>
        </div>
      </>
    );
  const { report, merged } = state;
  const by = whenText(report.dueAt, new Date(now), uiLanguage());
  return (
    <>
      <Notice
        kind="good"
        title={i18n.t(merged ? "reports.done.merged" : `reports.done.${report.reported.kind}`, [by])}
      />
      <div className="row">
        <Button look="main" onClick={onClose}>
          {i18n.t("ui.close")}
        </Button>
        <Button look="quiet" onClick={() => onFollow(report.id)}>
          {i18n.t("reports.done.follow")}
        </Button>
      </div>
    </>
  );
};
