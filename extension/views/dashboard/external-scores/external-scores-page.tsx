import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { dayIn } from "../../ui/today.ts";
import { PageHead } from "../page-head.tsx";
import { CoverScreen } from "./cover-screen.tsx";
import { ScoresScreen } from "./scores-screen.tsx";
import "../imports/imports.css";
import "./external-scores.css";

const VIEWS = ["scores", "cover"] as const;

/** What agencies and insurers say of customers, read from their files. */
export const ExternalScoresPage = () => {
  const { organization } = useMe();
  const [view, setView] = useState<(typeof VIEWS)[number]>("scores");
  const today = dayIn(organization.timeZone, new Date());
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.externalScores")} about={i18n.t("externalScores.about")}>
        <Segments
          label={i18n.t("externalScores.views.label")}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: i18n.t(`externalScores.views.${value}`) }))}
          onChange={setView}
        />
      </PageHead>
      {view === "scores" ? <ScoresScreen today={today} /> : <CoverScreen today={today} />}
    </div>
  );
};
