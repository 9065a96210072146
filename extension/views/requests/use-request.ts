import { useCallback, useEffect, useRef, useState } from "react";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import type { RequestDetail } from "#shared/contract/requests.ts";

/** One request as the server has it now. `failure`: it could not be read, or not again; what was read stays. */
export type ReadRequest = { detail: RequestDetail | null; failure: Failure | null; again: () => void };

export const useRequest = (id: string): ReadRequest => {
  const [read, setRead] = useState<Omit<ReadRequest, "again">>({ detail: null, failure: null });
  const round = useRef(0);
  const again = useCallback(() => {
    round.current += 1;
    const mine = round.current;
    send("requestDetail", { id }).then(
      (answer) => {
        if (mine !== round.current) return;
        if (answer.ok) setRead({ detail: answer.value, failure: null });
        else setRead(({ detail }) => ({ detail, failure: answer.error }));
      },
      () => {
        if (mine === round.current)
          setRead(({ detail }) => ({ detail, failure: { code: "bad_reply", requestId: null } }));
      },
    );
  }, [id]);
  useEffect(() => {
    again();
    const end = onPageEvent((event) => {
      if (event.name === "requestsChanged") again();
    });
    return () => {
      round.current += 1;
      end();
    };
  }, [again]);
  return { ...read, again };
};
