import { useEffect } from "react";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { RequestBoard } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { type Asked, useAsked } from "../popup/use-asked.ts";

const ask = (): Promise<RequestBoard> => send("requestBoard", null);

/** Requests that concern the member, with what is still to be sent; asked again whenever they change. */
export const useBoard = (): Asked<RequestBoard> => {
  const { asked, again } = useAsked(ask);
  useEffect(() => {
    void send("refreshRequests", null).catch(() => undefined);
  }, []);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (/^(requests|reports|connection)Changed$/.test(event.name)) again();
      }),
    [again],
  );
  return asked;
};
