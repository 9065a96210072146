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
  /** What the record says; "" where there is none. */
  let held = "";
  let told = "";
  let askedAt = 0;

  const claim = async (): Promise<void> => {
    askedAt = view.performance.now();
    told = held;
    const record = held !== "";
    const reply = await send("claimRecord", { record });
    const now = isMain || (record && held !== "" && reply?.mine === true);
    if (now === mine) return;
    mine = now;
    changed();
  };

  const again = (): void => {
    if (held !== told || (held && !mine && view.performance.now() - askedAt > AGAIN_MS)) void claim();
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
    held: (): boolean => held !== "",
    /** After each reading of the page. That it is another one is told at the next look. */
    holds(record: string): void {
      const isOther = !record !== !held;
      held = record;
      if (!isOther) return;
      if (!held && !isMain) mine = false;
      void claim();
    },
    again,
    /** Another frame began or ceased to hold the record. */
    moved(): void {
      if (held && !isMain) void claim();
    },
  };
};
