import { useCallback } from "react";
import { useLocation, useRoute } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { isCreditDesk } from "../may.ts";
import { PageHead } from "../page-head.tsx";
import { SCREEN_PATHS } from "../screen-paths.ts";
import { ByCodeScreen } from "./by-code-screen.tsx";
import { JudgedScreen } from "./judged-screen.tsx";
import { TriageScreen } from "./triage-screen.tsx";
import "../../field-reports/field-reports.css";
import "../../requests/standing.css";
import "../customer/records-section.css";
import "./warnings.css";

const VIEWS = ["queue", "judged", "by-code"] as const;
type View = (typeof VIEWS)[number];
const isView = (text: string): text is View => (VIEWS as readonly string[]).includes(text);
const LABELS = {
  queue: "triage.views.queue",
  judged: "triage.views.judged",
  "by-code": "triage.views.byCode",
} as const satisfies Record<View, string>;

/** Field warnings for those who judge them: what waits, what was judged, what each code was worth. */
export const WarningsPage = () => {
  const desk = isCreditDesk(useMe().role);
  const [, params] = useRoute(`${SCREEN_PATHS.warnings}/:what?`);
  const [, navigate] = useLocation();
  const what = params?.what ?? "queue";
  const view = isView(what) ? what : "queue";
  const choose = useCallback(
    (id: string | null) =>
      navigate(id === null ? SCREEN_PATHS.warnings : `${SCREEN_PATHS.warnings}/${id}`, { replace: true }),
    [navigate],
  );
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.warnings")} about={i18n.t("triage.about")}>
        <Segments
          label={i18n.t("triage.views.label")}
          value={view}
          choices={VIEWS.filter((each) => desk || each !== "by-code").map((value) => ({
            value,
            label: i18n.t(LABELS[value]),
          }))}
          onChange={(wanted) =>
            navigate(wanted === "queue" ? SCREEN_PATHS.warnings : `${SCREEN_PATHS.warnings}/${wanted}`)
          }
        />
      </PageHead>
      {view === "queue" && <TriageScreen chosen={isView(what) ? null : what} onChoose={choose} />}
      {view === "judged" && <JudgedScreen />}
      {view === "by-code" && desk && <ByCodeScreen />}
    </div>
  );
};
