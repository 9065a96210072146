/** What the import page shows. `checking` and `sending` count bytes of the file, `computing` customers. */
export type UploadProgress = {
  step: "checking" | "sending" | "computing";
  /** null until the server has named the import; needed to resume it. */
  importId: string | null;
  done: number;
  total: number;
  /** Lines read in this step. */
  lines: number;
  /** Lines a second (customers while computing), over the step. */
  perSecond: number;
  /** Until this step ends; null while nothing can be said. */
  remainingMs: number | null;
  /** Of the whole import, 0 to 1. */
  fraction: number;
};

const SHARES = { checking: [0, 0.25], sending: [0.25, 0.8], computing: [0.8, 1] } as const;

/** Turns counts into rate, remaining time and share of the whole. A step begins when it is first reported. */
export const progressMeter = (now: () => number, report: (progress: UploadProgress) => void) => {
  let step: UploadProgress["step"] | null = null;
  let startedAt = 0;
  return (current: Pick<UploadProgress, "step" | "importId" | "done" | "total" | "lines">) => {
    if (step !== current.step) {
      step = current.step;
      startedAt = now();
    }
    const elapsedMs = now() - startedAt;
    const share = current.total > 0 ? Math.min(1, current.done / current.total) : 0;
    const counted = current.step === "computing" ? current.done : current.lines;
    const [from, to] = SHARES[current.step];
    report({
      ...current,
      perSecond: elapsedMs > 0 ? Math.round((counted * 1000) / elapsedMs) : 0,
      remainingMs: elapsedMs > 500 && share > 0 ? Math.round((elapsedMs * (1 - share)) / share) : null,
      fraction: from + (to - from) * share,
    });
  };
};
