import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatDate, formatNumber, formatTime } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import type { ShadowRun } from "./use-shadow-run.ts";

type RunLineProps = { run: ShadowRun; onStop: () => void; onGoOn: () => void; onAgain: () => void };

/** How far the reading has come, and how to end it, go on or begin anew. Of one height whatever it says. */
export const RunLine = ({ run, onStop, onGoOn, onAgain }: RunLineProps) => {
  const { state, page } = run;
  const language = uiLanguage();
  if (state.kind === "failed")
    return (
      <FailureNotice
        failure={state.failure}
        {...(run.orders.length > 0 && { kept: i18n.t("shadow.run.kept") })}
        onRetry={onGoOn}
      />
    );
  // One button for all three, so that the focus stays where it is.
  const step = ({ reading: "stop", stopped: "goOn", done: "again" } as const)[state.kind];
  const far =
    page === null
      ? i18n.t("shadow.run.preparing")
      : i18n.t("shadow.run.progress", page.done, [
          formatNumber(page.done, language),
          formatNumber(page.total, language),
        ]);
  return (
    <div className="row spread shadow-run">
      {state.kind === "done" && page !== null ? (
        <p className="muted" role="status">
          {i18n.t("shadow.run.done", [
            formatDate(page.from, language),
            formatDate(page.to, language),
            formatTime(new Date(run.at).toISOString(), language),
          ])}
        </p>
      ) : (
        <div className="row shadow-progress">
          <progress
            aria-label={i18n.t("shadow.run.label")}
            {...(page === null ? {} : { value: page.done, max: Math.max(1, page.total) })}
          />
          <p className="muted figure">
            {far}
            {state.kind === "stopped" && ` · ${i18n.t("shadow.run.stopped")}`}
          </p>
        </div>
      )}
      <Button onClick={{ stop: onStop, goOn: onGoOn, again: onAgain }[step]}>
        {i18n.t(`shadow.run.${step}`)}
      </Button>
    </div>
  );
};
