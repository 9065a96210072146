import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReportPage, type ReportSummary } from "#shared/contract/field-reports.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { judgedWords } from "./judged-words.ts";
import type { FocusOn } from "./report-panel.tsx";
import { ReportsBeside } from "./reports-beside.tsx";
import type { Verdict } from "./verdict-draft.ts";

/** What was judged or lapsed, the youngest first; what was confirmed may be contradicted. */
export const JudgedScreen = () => {
  const read = useReadPages(ReportPage, "/v1/field-reports?list=all&state=closed");
  const reports = useMemo(() => read.data?.pages.flatMap((page) => page.reports) ?? [], [read.data]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [focusOn, setFocusOn] = useState<FocusOn>(null);
  const judged = (report: ReportSummary, verdict: Verdict): void => {
    setSaid(judgedWords(report, verdict));
    setFocusOn({ id: report.id });
  };
  if (read.data === undefined)
    return read.error ? (
      <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />
    ) : (
      <Skeleton lines={6} />
    );
  return (
    <>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      <ReportsBeside
        groups={[{ id: "judged", title: null, reports }]}
        chosen={chosen}
        onChoose={setChosen}
        said={said}
        focusOn={focusOn}
        onJudged={judged}
        legend="judged"
        empty={
          <Empty title={i18n.t("triage.judgedEmpty")}>
            <p>{i18n.t("triage.judgedEmptyNext")}</p>
          </Empty>
        }
        foot={
          read.hasNextPage && (
            <Button busy={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
              {i18n.t("ui.more")}
            </Button>
          )
        }
      />
    </>
  );
};
