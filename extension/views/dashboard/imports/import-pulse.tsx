import { Link } from "wouter";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatPercent } from "../../format.ts";
import { SCREEN_PATHS } from "../screen-paths.ts";
import { useImportJob } from "./import-job-keeper.tsx";

/** The running import in one line beside the navigation, whatever screen is shown. */
export const ImportPulse = () => {
  const { job } = useImportJob();
  if (job.kind !== "running") return null;
  const percent = Math.floor((job.progress?.fraction ?? 0) * 100);
  return (
    <Link href={SCREEN_PATHS.imports} className="pulse">
      <span>{i18n.t("imports.pulse", [formatPercent(percent, uiLanguage())])}</span>
      <progress max={100} value={percent} aria-label={i18n.t("imports.running")} />
    </Link>
  );
};
