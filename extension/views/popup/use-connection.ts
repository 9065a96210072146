import { useEffect } from "react";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Connection } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { type Asked, useAsked } from "./use-asked.ts";

const ask = (): Promise<Connection> => send("connection", null);

/** Organization, member and freshness; asked again whenever the background says that they changed. */
export const useConnection = (): { asked: Asked<Connection>; again: () => void } => {
  const { asked, again } = useAsked(ask);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "connectionChanged") again();
      }),
    [again],
  );
  return { asked, again };
};
