import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PageHead } from "../page-head.tsx";
import { FileDrop } from "./file-drop.tsx";
import { ImportFailed } from "./import-failed.tsx";
import { useImportJob } from "./import-job-keeper.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReady } from "./import-ready.tsx";
import { ImportRefused } from "./import-refused.tsx";
import { ImportReport } from "./import-report.tsx";
import { PastImports } from "./past-imports.tsx";
import "./imports.css";

/** From a file to badges: choose, look, send, report; and every import before. */
export const ImportsPage = () => {
  const { job, choose, cancel, reset } = useImportJob();
  const drops = job.kind === "idle" || job.kind === "refused" || job.kind === "failed";
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.imports")} about={i18n.t("imports.about")}>
        {job.kind === "done" && <Button onClick={reset}>{i18n.t("imports.another")}</Button>}
      </PageHead>
      {job.kind === "refused" && <ImportRefused job={job} />}
      {job.kind === "failed" && <ImportFailed job={job} />}
      {drops && <FileDrop onFile={(file) => choose(file)} />}
      {job.kind === "opening" && (
        <div className="box">
          <Skeleton lines={4} />
        </div>
      )}
      {job.kind === "ready" && <ImportReady job={job} />}
      {job.kind === "running" && (
        <ImportProgress
          fileName={job.open.file.name}
          progress={job.progress}
          cancelling={job.cancelling}
          onCancel={cancel}
        />
      )}
      {job.kind === "done" && <ImportReport status={job.status} warnings={job.warnings} />}
      <PastImports />
    </div>
  );
};
