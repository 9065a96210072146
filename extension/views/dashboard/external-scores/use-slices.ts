import { useCallback, useRef, useState } from "react";
import type { Failure } from "#extension/platform/messages.ts";

/** `done` of the rows were sent and answered for. */
export type Slices<Answer> =
  | { kind: "idle" }
  | { kind: "running"; done: number; total: number }
  | { kind: "failed"; done: number; total: number; failure: Failure }
  | { kind: "done"; answers: Answer[] };

type Ask<Row, Answer> = (rows: Row[], idempotencyKey: string) => Promise<Answer>;
type Sending<Row, Answer> = {
  rows: readonly Row[];
  ask: Ask<Row, Answer>;
  keys: string[];
  answers: Answer[];
};

/**
 * Sends rows a slice at a time, in order. What failed is sent again from there on `resume`, each slice under the key it had: what had
 * arrived is not done twice.
 */
export const useSlices = <Row, Answer>(size: number) => {
  const [state, setState] = useState<Slices<Answer>>({ kind: "idle" });
  const sending = useRef<Sending<Row, Answer> | null>(null);

  const goOn = useCallback(async (): Promise<void> => {
    const now = sending.current;
    if (now === null) return;
    const { rows, ask, keys, answers } = now;
    for (let from = answers.length * size; from < rows.length; from += size) {
      setState({ kind: "running", done: from, total: rows.length });
      const key = keys[answers.length] ?? crypto.randomUUID();
      keys[answers.length] = key;
      try {
        answers.push(await ask(rows.slice(from, from + size), key));
      } catch (refused) {
        // askApi rejects with nothing but a Failure
        if (sending.current === now)
          setState({ kind: "failed", done: from, total: rows.length, failure: refused as Failure });
        return;
      }
      if (sending.current !== now) return;
    }
    setState({ kind: "done", answers: [...answers] });
  }, [size]);

  const start = useCallback(
    (rows: readonly Row[], ask: Ask<Row, Answer>): void => {
      sending.current = { rows, ask, keys: [], answers: [] };
      void goOn();
    },
    [goOn],
  );
  const reset = useCallback((): void => {
    sending.current = null;
    setState({ kind: "idle" });
  }, []);
  return { state, start, resume: goOn, reset };
};
