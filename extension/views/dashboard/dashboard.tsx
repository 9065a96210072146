import { Redirect, Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { i18n } from "#extension/platform/i18n.ts";
import { Empty } from "../ui/empty.tsx";
import { UnlessQuiet } from "../ui/quiet.tsx";
import { SignedInOnly, useMe } from "../ui/session.tsx";
import { DeadlinesPage } from "./clocks/deadlines-page.tsx";
import { LetterPage } from "./clocks/ready-texts/letter-page.tsx";
import { CustomerPage } from "./customer/customer-page.tsx";
import { CustomersPage } from "./customers/customers-page.tsx";
import { DecisionSheet } from "./decision/decision-sheet.tsx";
import { ExternalScoresPage } from "./external-scores/external-scores-page.tsx";
import { FirstTenMinutesPage } from "./first-ten-minutes/first-ten-minutes-page.tsx";
import { ImportJobKeeper } from "./imports/import-job-keeper.tsx";
import { ImportsPage } from "./imports/imports-page.tsx";
import { JournalPage } from "./journal/journal-page.tsx";
import { LimitsPage } from "./limits/limits-page.tsx";
import { LinksPage } from "./links/links-page.tsx";
import { type Screen, screensOf } from "./may.ts";
import { Navigation } from "./navigation.tsx";
import { OrganizationPage } from "./organization/organization-page.tsx";
import { PolicyPage } from "./policy/policy-page.tsx";
import { RequestsPage } from "./requests/requests-page.tsx";
import { SCREEN_PATHS } from "./screen-paths.ts";
import { ShadowPage } from "./shadow/shadow-page.tsx";
import { WarningsPage } from "./warnings/warnings-page.tsx";
import { WatchPage } from "./watch/watch-page.tsx";
import "./dashboard.css";

const PAGES: Record<Screen, () => React.ReactNode> = {
  imports: ImportsPage,
  firstTenMinutes: FirstTenMinutesPage,
  limits: LimitsPage,
  customers: CustomersPage,
  requests: RequestsPage,
  warnings: WarningsPage,
  deadlines: DeadlinesPage,
  watch: WatchPage,
  externalScores: ExternalScoresPage,
  links: LinksPage,
  policy: PolicyPage,
  shadow: ShadowPage,
  journal: JournalPage,
  organization: OrganizationPage,
};

/** Screens whose address goes on below. */
const BELOW: Partial<Record<Screen, string>> = { warnings: "/:what?", watch: "/:what?" };

const Screens = () => {
  const screens = screensOf(useMe());
  const [home = "customers"] = screens;
  return (
    <Switch>
      <Route path="/">
        <Redirect to={SCREEN_PATHS[home]} replace />
      </Route>
      <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} id={id} />}</Route>
      <Route path="/decisions/:id">{({ id }) => <DecisionSheet key={id} id={id} />}</Route>
      {screens.includes("deadlines") && (
        <Route path="/letters/:customer/:kind/:deadline?">
          {({ customer, kind, deadline = null }) => (
            <LetterPage key={`${customer} ${kind}`} customerId={customer} kind={kind} deadlineId={deadline} />
          )}
        </Route>
      )}
      {screens.map((screen) => (
        <Route
          key={screen}
          path={`${SCREEN_PATHS[screen]}${BELOW[screen] ?? ""}`}
          component={PAGES[screen]}
        />
      ))}
      <Route>
        <Empty title={i18n.t("dashboard.noSuchPage")}>
          <p>{i18n.t("dashboard.noSuchPageNext")}</p>
        </Empty>
      </Route>
    </Switch>
  );
};

/** The full tab: navigation beside the screen; an import goes on while one looks at something else. */
export const Dashboard = () => (
  <SignedInOnly>
    <ImportJobKeeper>
      <Router hook={useHashLocation}>
        <div className="shell">
          <Navigation />
          <main id="screen" className="screen" tabIndex={-1}>
            <UnlessQuiet>
              <Screens />
            </UnlessQuiet>
          </main>
        </div>
      </Router>
    </ImportJobKeeper>
  </SignedInOnly>
);
