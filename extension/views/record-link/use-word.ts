import { useState } from "react";
import type { Ask, Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { SeenRecord } from "#shared/contract/record-choices.ts";

type Said = Ask<"sayOfRecord">;
type State =
  | { kind: "idle" }
  | { kind: "saving"; said: Said }
  | { kind: "failed"; said: Said; failure: Failure };

const BROKEN: Failure = { code: "bad_reply", requestId: null };

const isOf = (record: SeenRecord | undefined, said: Said): boolean =>
  JSON.stringify(record?.link) === JSON.stringify(said.record.link);

export type Word = {
  /** null where the page shows nothing to speak of. */
  say: ((say: Said["say"], customerId: string) => void) | null;
  saving: boolean;
  failure: Failure | null;
  again: () => void;
};

/** What the member says of the record that a page shows. The background shows it at once; a failure is told here. */
export const useWord = (record: SeenRecord | undefined): Word => {
  const [state, setState] = useState<State>({ kind: "idle" });
  const give = (said: Said): void => {
    setState({ kind: "saving", said });
    send("sayOfRecord", said)
      .catch(() => ({ ok: false as const, error: BROKEN }))
      .then((answer) =>
        setState(answer.ok ? { kind: "idle" } : { kind: "failed", said, failure: answer.error }),
      );
  };
  const mine = state.kind !== "idle" && isOf(record, state.said);
  return {
    say: record === undefined ? null : (say, customerId) => give({ say, record, customerId }),
    saving: mine && state.kind === "saving",
    failure: mine && state.kind === "failed" ? state.failure : null,
    again: () => {
      if (state.kind === "failed") give(state.said);
    },
  };
};
