import { useCallback, useEffect, useRef, useState } from "react";

export type Asked<Value> = { kind: "loading" } | { kind: "ready"; value: Value } | { kind: "failed" };

/** Asks once, and again when `ask` changes or `again` is called; what was known stays on the screen meanwhile. */
export const useAsked = <Value>(ask: () => Promise<Value>): { asked: Asked<Value>; again: () => void } => {
  const [asked, setAsked] = useState<Asked<Value>>({ kind: "loading" });
  const round = useRef(0);
  const again = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    ask().then(
      (value) => mine === round.current && setAsked({ kind: "ready", value }),
      () =>
        mine === round.current &&
        setAsked((before) => (before.kind === "ready" ? before : { kind: "failed" })),
    );
  }, [ask]);
  useEffect(() => {
    again();
    return () => {
      round.current += 1;
    };
  }, [again]);
  return { asked, again };
};
