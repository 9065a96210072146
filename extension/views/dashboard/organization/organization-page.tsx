import { i18n } from "#extension/platform/i18n.ts";
import { CHANGE_KINDS } from "#shared/contract/changes.ts";
import { ChangesSection } from "../changes/changes-section.tsx";
import { InsurersSection } from "../insurers/insurers-section.tsx";
import { PageHead } from "../page-head.tsx";
import { MembersSection } from "./members-section.tsx";
import { PolicySection } from "./policy-section.tsx";
import { RatesSection } from "./rates-section.tsx";
import { SourcesSection } from "./sources-section.tsx";
import { StaffNoteSection } from "./staff-note-section.tsx";
import "./organization.css";

/** Admin: who is in, what reps see, how badges behave, and the organization's own number. */
export const OrganizationPage = () => (
  <div className="page">
    <PageHead title={i18n.t("dashboard.nav.organization")} />
    <ChangesSection kinds={CHANGE_KINDS} withDecided />
    <PolicySection />
    <RatesSection />
    <MembersSection />
    <SourcesSection />
    <InsurersSection />
    <StaffNoteSection />
  </div>
);
