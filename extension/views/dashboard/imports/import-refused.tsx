import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { IMPORT_KINDS } from "#shared/contract/imports.ts";
import { Button } from "../../ui/button.tsx";
import { Currency } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { ImportJob } from "./import-job.ts";
import { useImportJob } from "./import-job-keeper.tsx";
import { kindWords } from "./kind-words.ts";
import { readErrorWords } from "./reject-words.ts";

/** A file that was not taken: why, where in it, and that nothing changed. If only its kind is unclear, one can say it. */
export const ImportRefused = ({ job }: { job: Extract<ImportJob, { kind: "refused" }> }) => {
  const { choose } = useImportJob();
  const { title, facts } = readErrorWords(job.error, useContext(Currency));
  return (
    <Notice kind="bad" title={title}>
      <p>
        <strong>{job.file.name}</strong>
        {facts.length > 0 && ` · ${facts.join(" · ")}`}
      </p>
      <p className="muted">{i18n.t("imports.dataAsWas")}</p>
      {job.error.code === "kind_unknown" && (
        <div className="row kind-choice">
          {IMPORT_KINDS.filter((kind) => kind !== "fec").map((kind) => (
            <Button key={kind} onClick={() => choose(job.file, { kind })}>
              {kindWords(kind)}
            </Button>
          ))}
        </div>
      )}
    </Notice>
  );
};
