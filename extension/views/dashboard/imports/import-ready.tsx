import { missingFields } from "#extension/import/csv-fields.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { ImportList } from "#shared/contract/imports.ts";
import { Button } from "../../ui/button.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { FileFacts, FileRows } from "./file-preview.tsx";
import type { ImportJob } from "./import-job.ts";
import { useImportJob } from "./import-job-keeper.tsx";
import { MappingEditor } from "./mapping-editor.tsx";

/** The file as it was recognised, and for a CSV how it is read, before anything leaves the browser. */
export const ImportReady = ({ job }: { job: Extract<ImportJob, { kind: "ready" }> }) => {
  const { changeMapping, changeSource, recall, start, reset } = useImportJob();
  const past = useRead(ImportList, "/v1/imports");
  const { preview } = job.open;
  const { mapping } = preview;
  const sources = [...new Set(past.data?.imports.map(({ source }) => source) ?? [])];
  const otherFile = job.resume !== null && job.resume.fingerprint !== preview.fingerprint;
  const ready =
    !otherFile &&
    job.source.trim() !== "" &&
    (mapping === null || missingFields(mapping.kind, mapping.columns).length === 0);
  return (
    <section className="box stack" aria-labelledby="ready-title">
      <h2 id="ready-title">{i18n.t(job.resume === null ? "imports.recognised" : "imports.resuming")}</h2>
      <FileFacts preview={preview} />
      {otherFile && (
        <Notice kind="bad" title={i18n.t("imports.otherFile")}>
          <p>{i18n.t("imports.otherFileNext", [job.resume?.fileName ?? ""])}</p>
        </Notice>
      )}
      {mapping !== null && job.resume === null && (
        <Field label={i18n.t("imports.source")} hint={i18n.t("imports.sourceHint")}>
          {(control) => (
            <>
              <input
                {...control}
                className="source-input"
                list="import-sources"
                value={job.source}
                maxLength={60}
                onChange={(event) => changeSource(event.target.value)}
                onBlur={recall}
              />
              <datalist id="import-sources">
                {sources.map((source) => (
                  <option key={source} value={source} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      {job.remembered && <Notice kind="good" title={i18n.t("imports.remembered", [job.recalled])} />}
      {mapping === null ? (
        <FileRows preview={preview} />
      ) : (
        <MappingEditor preview={preview} mapping={mapping} onChange={changeMapping} />
      )}
      <div className="row spread">
        <p className="muted">{i18n.t(`imports.leaves.${preview.kind === "fec" ? "fec" : "csv"}`)}</p>
        <div className="row">
          <Button onClick={reset}>{i18n.t("imports.otherFileChoose")}</Button>
          <Button look="main" disabled={!ready} onClick={start}>
            {i18n.t(job.resume === null ? "imports.start" : "imports.resume")}
          </Button>
        </div>
      </div>
    </section>
  );
};
