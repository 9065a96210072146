import type { Tracked } from "./tracked.ts";

/** Address and content change up to 118 ms apart: a record is believed once both have stood still this long. */
const SETTLE_MS = 200;

/** The time in which address and content of a page may be of two records; `over` is called when it ends. */
export const settling = (view: Window, over: () => void) => {
  let until = 0;
  const isOn = (): boolean => view.performance.now() < until;
  return {
    begin(): void {
      until = view.performance.now() + SETTLE_MS;
      view.setTimeout(over, SETTLE_MS + 1);
    },
    isOn,
    /** Is this a name that may not be believed yet? */
    holds: ({ sighting: { kind, link } }: Tracked): boolean =>
      kind === "record" && link !== undefined && isOn(),
  };
};
