import type { UploadProgress } from "#extension/import/upload-progress.ts";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatDuration, formatNumber, formatPercent } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { progressFacts } from "./progress-facts.ts";

type ImportProgressProps = {
  fileName: string;
  progress: UploadProgress | null;
  cancelling: boolean;
  onCancel: () => void;
};

/** How far, how fast, how long still; one can leave the screen meanwhile or give up. */
export const ImportProgress = ({ fileName, progress, cancelling, onCancel }: ImportProgressProps) => {
  const facts = progressFacts(progress);
  return (
    <section className="box stack" aria-labelledby="progress-title">
      <div className="row spread">
        <h2 id="progress-title">{i18n.t(`imports.steps.${facts.step}`)}</h2>
        <span className="figure progress-percent">{formatPercent(facts.percent, uiLanguage())}</span>
      </div>
      <progress className="progress-bar" max={100} value={facts.percent} aria-labelledby="progress-title" />
      <dl className="facts progress-facts">
        <div>
          <dt>{i18n.t("imports.file")}</dt>
          <dd>{fileName}</dd>
        </div>
        <div>
          <dt>{i18n.t(facts.unit === "customers" ? "imports.customers" : "imports.lines")}</dt>
          <dd className="figure">{formatNumber(facts.count, uiLanguage())}</dd>
        </div>
        <div>
          <dt>{i18n.t("imports.rate")}</dt>
          <dd className="figure">
            {facts.perSecond === null
              ? "—"
              : i18n.t("imports.perSecond", [formatNumber(facts.perSecond, uiLanguage())])}
          </dd>
        </div>
        <div>
          <dt>{i18n.t("imports.remaining")}</dt>
          <dd className="figure">
            {facts.remainingSeconds === null ? "—" : formatDuration(facts.remainingSeconds, uiLanguage())}
          </dd>
        </div>
      </dl>
      <p className="out-of-sight" role="status">
        {i18n.t("imports.announced", [
          i18n.t(`imports.steps.${facts.step}`),
          formatPercent(Math.floor(facts.percent / 10) * 10, uiLanguage()),
        ])}
      </p>
      <div className="row spread">
        <p className="muted">{i18n.t("imports.nothingShown")}</p>
        <Button look="danger" busy={cancelling} onClick={onCancel}>
          {i18n.t(cancelling ? "imports.cancelling" : "imports.cancel")}
        </Button>
      </div>
    </section>
  );
};
