import { i18n } from "#extension/platform/i18n.ts";
import { type ReportDetail, ReportText as Text } from "#shared/contract/field-reports.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useWrite } from "../../ui/use-write.ts";

/** The site that a web address leads to; null for what must not be opened. */
const siteOf = (link: string): string | null => {
  const url = URL.parse(link);
  return url !== null && (url.protocol === "https:" || url.protocol === "http:") ? url.host : null;
};

const Written = ({ text, link }: { text: string | null; link: string | null }) => {
  const site = link === null ? null : siteOf(link);
  return (
    <>
      {text !== null && text !== "" && <blockquote className="report-text">{text}</blockquote>}
      {link !== null && (
        <p className="report-link">
          <span>{link}</span>
          {site !== null && (
            <a href={link} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
              {i18n.t("triage.openLink", [site])}
            </a>
          )}
        </p>
      )}
    </>
  );
};

/** What was written: open for an analyst; for others of the house by a step that the log keeps (domain.md 5.3). */
export const ReportText = ({ detail: { report, text, link } }: { detail: ReportDetail }) => {
  const read = useWrite(Text);
  if (!report.hasText && link === null) return null;
  if (report.rights.readText === "open") return <Written text={text} link={link} />;
  if (report.rights.readText === "none") return <p className="muted">{i18n.t("triage.textClosed")}</p>;
  if (read.data) return <Written {...read.data} />;
  return (
    <div className="stack">
      {read.error && <FailureNotice failure={read.error} />}
      <p>
        <Button
          busy={read.isPending}
          onClick={() => read.mutate({ method: "POST", path: `/v1/field-reports/${report.id}/reading` })}
        >
          {i18n.t("triage.readText")}
        </Button>
      </p>
    </div>
  );
};
