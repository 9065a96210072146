import { useLocation, useRoute } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { Segments } from "../../ui/segments.tsx";
import { PageHead } from "../page-head.tsx";
import { SCREEN_PATHS } from "../screen-paths.ts";
import { NewsScreen } from "./news-screen.tsx";
import { OpenItemsScreen } from "./open-items-screen.tsx";
import { SettledScreen } from "./settled-screen.tsx";
import "../../requests/standing.css";
import "../customer/records-section.css";
import "./watch.css";

const VIEWS = ["open", "news", "settled"] as const;
type View = (typeof VIEWS)[number];
const isView = (text: string | undefined): text is View =>
  (VIEWS as readonly (string | undefined)[]).includes(text);

/** What public sources say of one's own: what a person has to look at, what was told, and what was said of it. */
export const WatchPage = () => {
  const [, params] = useRoute(`${SCREEN_PATHS.watch}/:what?`);
  const [, navigate] = useLocation();
  const view = isView(params?.what) ? params.what : "open";
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.watch")} about={i18n.t("watch.about")}>
        <Segments<View>
          label={i18n.t("watch.views.label")}
          value={view}
          choices={VIEWS.map((value) => ({ value, label: i18n.t(`watch.views.${value}`) }))}
          onChange={(wanted) =>
            navigate(wanted === "open" ? SCREEN_PATHS.watch : `${SCREEN_PATHS.watch}/${wanted}`)
          }
        />
      </PageHead>
      {view === "open" && <OpenItemsScreen />}
      {view === "news" && <NewsScreen />}
      {view === "settled" && <SettledScreen />}
    </div>
  );
};
