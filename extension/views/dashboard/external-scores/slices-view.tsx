import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { formatNumber } from "../../format.ts";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import type { Slices } from "./use-slices.ts";

/** How far a file is, or where it stopped and what is kept of it. */
export const SlicesView = ({
  state,
  label,
  keeps,
  onResume,
}: {
  state: Slices<unknown>;
  label: string;
  /** What was sent is kept: not so of a preview. */
  keeps: boolean;
  onResume: () => void;
}) => {
  if (state.kind === "running")
    return (
      <p className="stack" role="status">
        {label}
        <progress value={state.done} max={state.total} aria-label={label} />
      </p>
    );
  if (state.kind !== "failed") return null;
  const [done, total] = [state.done, state.total].map((count) => formatNumber(count, uiLanguage()));
  return (
    <FailureNotice
      failure={state.failure}
      kept={
        keeps
          ? i18n.t("externalScores.keptSoFar", [done ?? "", total ?? ""])
          : i18n.t("externalScores.nothingKept")
      }
      onRetry={onResume}
    />
  );
};
