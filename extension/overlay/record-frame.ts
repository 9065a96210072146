import type { Send } from "./send.ts";

/** A refused frame asks again this often: the frame that held the record may have gone without a word. */
const AGAIN_MS = 5000;

/**
 * Says whether this frame draws the badge of the record: the main frame always, without asking; any other once the
 * background has told it that no frame before it does.
 */
export const recordFrame = (view: Window, send: Send, changed: () => void, signal: AbortSignal) => {
  const isMain = view.top === view;
  let mine = isMain;
  let held = false;
  let askedAt = 0;

  const claim = async (): Promise<void> => {
    askedAt = view.performance.now();
    const record = held;
    const reply = await send("claimRecord", { record });
    const now = isMain || (record && held && reply?.mine === true);
    if (now === mine) return;
    mine = now;
    changed();
  };

  const again = (): void => {
    if (held && !mine && view.performance.now() - askedAt > AGAIN_MS) void claim();
  };
  view.addEventListener(
    "pagehide",
    () => {
      if (held && mine && !isMain) void send("claimRecord", { record: false });
    },
    { signal },
  );

  return {
    mine: (): boolean => mine,
    held: (): boolean => held,
    /** After each reading of the page. A main frame without others has nobody to tell. */
    holds(record: boolean): void {
      if (record === held) return;
      held = record;
      if (!record && !isMain) mine = false;
      if (!isMain || view.length > 0) void claim();
    },
    again,
    /** Another frame began or ceased to hold the record. */
    moved(): void {
      if (held && !isMain) void claim();
    },
  };
};
