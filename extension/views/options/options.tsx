import { i18n } from "#extension/platform/i18n.ts";
import { useConnection } from "../popup/use-connection.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AccountSection } from "./account-section.tsx";
import { DiscreetSection } from "./discreet-section.tsx";
import { NotifySection } from "./notify-section.tsx";
import { PrivacySection } from "./privacy-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { SitesSection } from "./sites-section.tsx";
import { SubstituteSection } from "./substitute-section.tsx";
import { TaughtSection } from "./taught-section.tsx";
import "../ui/base.css";
import "./options.css";

/** Account, devices, sites, discreet mode, privacy: one column, every change takes effect at once. */
export const Options = () => {
  const { asked, again } = useConnection();
  return (
    <main className="options stack">
      <h1>{i18n.t("options.title")}</h1>
      {asked.kind === "loading" && <Skeleton lines={6} />}
      {asked.kind === "failed" && (
        <Notice
          kind="bad"
          title={i18n.t("popup.asleep")}
          action={<Button onClick={again}>{i18n.t("ui.retry")}</Button>}
        />
      )}
      {asked.kind === "ready" && (
        <>
          <AccountSection connection={asked.value} />
          {asked.value.kind === "signed_in" && <SessionsSection key={asked.value.me.memberId} />}
          {asked.value.kind === "signed_in" && (
            <SubstituteSection
              key={`substitute-${asked.value.me.memberId}`}
              timeZone={asked.value.me.organization.timeZone}
            />
          )}
          <SitesSection />
          {asked.value.kind === "signed_in" && (
            <TaughtSection key={`taught-${asked.value.me.memberId}`} role={asked.value.me.role} />
          )}
          <DiscreetSection />
          {asked.value.kind === "signed_in" && <NotifySection />}
          <PrivacySection connection={asked.value} />
        </>
      )}
    </main>
  );
};
