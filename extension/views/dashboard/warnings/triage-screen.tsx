import { useMemo, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReportPage, type ReportSummary } from "#shared/contract/field-reports.ts";
import { awaitsTriage } from "#shared/field-reports/field-report.ts";
import { Answered } from "../../ui/answered.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useRead } from "../../ui/use-read.ts";
import { judgedWords } from "./judged-words.ts";
import type { FocusOn } from "./report-panel.tsx";
import { ReportsBeside } from "./reports-beside.tsx";
import { SourceChoice, type SourceFilter } from "./source-filter.tsx";
import { nextAfter, triageLists } from "./triage-lists.ts";
import { usePrefetch } from "./use-prefetch.ts";
import { QUEUE_PATH } from "./use-verdict.ts";
import type { Verdict } from "./verdict-draft.ts";

const EVERY_MS = 30_000;

/** What waits to be judged, by deadline, with everything beside it; after a verdict the next one. */
export const TriageScreen = ({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) => {
  const read = useRead(ReportPage, QUEUE_PATH, { everyMs: EVERY_MS });
  const [source, setSource] = useState<SourceFilter>("all");
  const reports = useMemo(
    () => (read.data?.reports ?? []).filter(({ state }) => awaitsTriage(state)),
    [read.data],
  );
  const lists = useMemo(
    () => triageLists(reports.filter((report) => source === "all" || report.source === source)),
    [reports, source],
  );
  const [said, setSaid] = useState("");
  const [focusOn, setFocusOn] = useState<FocusOn>(null);
  const following = chosen === null ? null : nextAfter(lists.toJudge, chosen);
  usePrefetch(following?.id ?? null);
  const judged = (report: ReportSummary, verdict: Verdict): void => {
    const next = nextAfter(lists.toJudge, report.id);
    const then = next === null ? i18n.t("triage.nothingLeft") : i18n.t("triage.next", [next.customerName]);
    setSaid([judgedWords(report, verdict), then].join(" "));
    setFocusOn({ id: next?.id ?? report.id });
    if (next !== null) onChoose(next.id);
  };
  const choose = (id: string | null): void => {
    if (id !== chosen) setSaid("");
    onChoose(id);
  };
  return (
    <Answered read={read} lines={6}>
      {() => (
        <ReportsBeside
          groups={[
            { id: "judge", title: i18n.t("triage.groups.judge"), reports: lists.toJudge },
            { id: "waiting", title: i18n.t("triage.groups.waiting"), reports: lists.waiting },
            { id: "own", title: i18n.t("triage.groups.own"), reports: lists.own },
          ]}
          chosen={chosen}
          onChoose={choose}
          said={said}
          focusOn={focusOn}
          onJudged={judged}
          legend="queue"
          head={
            <SourceChoice
              reports={reports}
              value={source}
              onChange={(wanted) => {
                setSource(wanted);
                choose(null);
              }}
            />
          }
          empty={
            <Empty title={i18n.t("triage.empty")}>
              <p>{i18n.t("triage.emptyNext")}</p>
            </Empty>
          }
        />
      )}
    </Answered>
  );
};
