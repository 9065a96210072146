import type { FoundOnPage } from "../sites/page-promises.ts";
import type { Send } from "./send.ts";

/** A page that has drawn itself by then is counted; one that shows nothing yet gets as long again. */
const WAIT_MS = 5000;

/**
 * Tells the background once an address how many records and rows were found, so that it notices when a site's pages are no
 * longer what they were. Hidden pages are not counted: they draw themselves when looked at.
 */
export const selfCheck = (
  view: Window,
  send: Send,
  found: () => FoundOnPage | null,
  signal: AbortSignal,
): { begin(): void } => {
  let timer = 0;
  const look = (isLast: boolean): void => {
    const now = view.document.visibilityState === "hidden" ? null : found();
    if (signal.aborted || now === null) return;
    if (now.records + now.rows > 0 || isLast) void send("pageFound", now);
    else timer = view.setTimeout(() => look(true), WAIT_MS);
  };
  signal.addEventListener("abort", () => view.clearTimeout(timer));
  return {
    begin(): void {
      view.clearTimeout(timer);
      timer = view.setTimeout(() => look(false), WAIT_MS);
    },
  };
};
