import { useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { ImportList, ImportStatus } from "#shared/contract/imports.ts";
import { formatMoment, formatNumber } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { actionsOn } from "./import-actions.ts";
import { useImportJob } from "./import-job-keeper.tsx";
import { ReportFacts } from "./import-report.tsx";
import { kindWords } from "./kind-words.ts";

const StateText = ({ status, here }: { status: ImportStatus; here: boolean }) => (
  <span className={`tag state-${status.state}`}>
    {here && status.state === "receiving"
      ? i18n.t("imports.running")
      : status.state === "deriving"
        ? i18n.t("imports.derivingOf", [
            formatNumber(status.derive.done, uiLanguage()),
            formatNumber(status.derive.total, uiLanguage()),
          ])
        : i18n.t(`imports.states.${status.state}`)}
  </span>
);

const PastImport = ({ status, onReport }: { status: ImportStatus; onReport: () => void }) => {
  const { job, choose } = useImportJob();
  const input = useRef<HTMLInputElement>(null);
  const abandon = useWrite(ImportStatus);
  const actions = job.kind === "running" ? [] : actionsOn(status);
  return (
    <tr>
      <td className="figure">{formatMoment(status.createdAt, uiLanguage())}</td>
      <td className="past-file" title={status.fileName}>
        {status.fileName}
        {abandon.error && <FailureNotice failure={abandon.error} />}
      </td>
      <td className="past-kind">{kindWords(status.kind)}</td>
      <td className="past-kind">{status.source}</td>
      <td>
        <StateText status={status} here={job.kind === "running" && job.progress?.importId === status.id} />
      </td>
      <td className="cell-figure">
        {status.totals === null ? "—" : formatNumber(status.totals.lines, uiLanguage())}
      </td>
      <td className="cell-figure">
        {status.totals === null ? "—" : formatNumber(status.totals.rejected, uiLanguage())}
      </td>
      <td>{status.createdBy}</td>
      <td>
        <span className="row past-actions">
          {actions.includes("report") && (
            <Button look="quiet" onClick={onReport}>
              {i18n.t("imports.showReport")}
            </Button>
          )}
          {actions.includes("resume") && (
            <>
              <input
                ref={input}
                type="file"
                className="out-of-sight"
                tabIndex={-1}
                aria-label={i18n.t("imports.resumeWith", [status.fileName])}
                onChange={(event) => {
                  const file = event.target.files?.item(0);
                  event.target.value = "";
                  if (file) choose(file, { resume: status });
                }}
              />
              <Button look="quiet" onClick={() => input.current?.click()}>
                {i18n.t("imports.resume")}
              </Button>
            </>
          )}
          {actions.includes("abandon") && (
            <Button
              look="quiet"
              busy={abandon.isPending}
              onClick={() =>
                abandon.mutate({ method: "POST", path: `/v1/imports/${status.id}/abandon`, body: {} })
              }
            >
              {i18n.t("imports.abandon")}
            </Button>
          )}
        </span>
      </td>
    </tr>
  );
};

const HEAD = ["when", "file", "kind", "sourceShort", "state", "lines", "rejected", "by"] as const;

/** Every import with its state: reports of those that came through, resume or give up those that did not. */
export const PastImports = () => {
  const [shown, setShown] = useState<ImportStatus | null>(null);
  const read = useRead(ImportList, "/v1/imports", { everyMs: 3_000 });
  return (
    <section className="box stack" aria-labelledby="past-title">
      <h2 id="past-title">{i18n.t("imports.past")}</h2>
      <Answered read={read} lines={3}>
        {({ imports }) =>
          imports.length === 0 ? (
            <p className="muted">{i18n.t("imports.pastNone")}</p>
          ) : (
            <div className="table-scroll">
              <table className="plain-table">
                <thead>
                  <tr>
                    {HEAD.map((head) => (
                      <th
                        key={head}
                        scope="col"
                        className={head === "lines" || head === "rejected" ? "cell-figure" : undefined}
                      >
                        {i18n.t(`imports.${head}`)}
                      </th>
                    ))}
                    <th scope="col">
                      <span className="out-of-sight">{i18n.t("imports.actions")}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {imports.map((status) => (
                    <PastImport key={status.id} status={status} onReport={() => setShown(status)} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answered>
      {shown && (
        <Dialog title={i18n.t("imports.report", [shown.fileName])} wide onClose={() => setShown(null)}>
          <ReportFacts status={shown} />
        </Dialog>
      )}
    </section>
  );
};
