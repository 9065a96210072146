import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { isCreditDesk } from "../may.ts";
import { PageHead } from "../page-head.tsx";
import { CalendarButton } from "./calendar-dialog.tsx";
import { ClockSettingsPart } from "./clock-settings-part.tsx";
import { DeadlinesList } from "./deadlines-list.tsx";
import "../../requests/standing.css";
import "../customer/records-section.css";
import "./deadlines.css";

const SHOWN = ["open", "closed"] as const;
type Shown = (typeof SHOWN)[number];

/** Days that the law or an insurer set, by what is lost if they are missed; what to send, to whom, with the text ready. */
export const DeadlinesPage = () => {
  const desk = isCreditDesk(useMe().role);
  const [shown, setShown] = useState<Shown>("open");
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.deadlines")} about={i18n.t("deadlines.about")}>
        <Segments<Shown>
          label={i18n.t("deadlines.shown.label")}
          value={shown}
          choices={SHOWN.map((value) => ({ value, label: i18n.t(`deadlines.shown.${value}`) }))}
          onChange={setShown}
        />
        <CalendarButton />
      </PageHead>
      {desk && <ClockSettingsPart />}
      <DeadlinesList key={shown} state={shown} desk={desk} />
    </div>
  );
};
