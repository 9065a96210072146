import type { Engine } from "./engine.ts";
import { takePart } from "./parts.ts";
import type { Send } from "./send.ts";
import type { Verdicts } from "./verdict/show-verdict.ts";

const LOOK_MS = 500;

/** Waits for the first quote, order or opportunity on the page; only then the script of verdicts comes. */
export const wantVerdicts = (engine: Engine, send: Send, signal: AbortSignal): { now(): Verdicts | null } => {
  let verdicts: Verdicts | null = null;
  const looking = setInterval(async () => {
    if (!signal.aborted && !engine.document()) return;
    clearInterval(looking);
    const show = signal.aborted ? null : await takePart(send, "verdict");
    if (show && !signal.aborted) verdicts = show(document, window, engine, send, signal);
  }, LOOK_MS);
  return { now: () => verdicts };
};
