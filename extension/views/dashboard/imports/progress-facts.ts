import type { UploadProgress } from "#extension/import/upload-progress.ts";

export type ProgressFacts = {
  step: UploadProgress["step"];
  /** 0–100, whole. */
  percent: number;
  unit: "lines" | "customers";
  count: number;
  perSecond: number | null;
  remainingSeconds: number | null;
};

/** What the progress of an import comes down to for a person. The end of a step is not the end: 100 is for the last. */
export const progressFacts = (progress: UploadProgress | null): ProgressFacts => {
  if (progress === null)
    return { step: "checking", percent: 0, unit: "lines", count: 0, perSecond: null, remainingSeconds: null };
  const { step, fraction, done, lines, perSecond, remainingMs } = progress;
  const computing = step === "computing";
  return {
    step,
    percent: Math.min(computing ? 100 : 99, Math.floor(fraction * 100)),
    unit: computing ? "customers" : "lines",
    count: computing ? done : lines,
    perSecond: perSecond > 0 ? perSecond : null,
    remainingSeconds: remainingMs === null || remainingMs === 0 ? null : Math.ceil(remainingMs / 1000),
  };
};
