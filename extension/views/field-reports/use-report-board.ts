import { useEffect } from "react";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { ReportBoard } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { type Asked, useAsked } from "../popup/use-asked.ts";

const ask = (): Promise<ReportBoard> => send("reportBoard", null);

/** Own field reports with what is still to be sent; asked again whenever they change. */
export const useReportBoard = (): Asked<ReportBoard> => {
  const { asked, again } = useAsked(ask);
  useEffect(() => {
    void send("refreshReports", null).catch(() => undefined);
  }, []);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "reportsChanged" || event.name === "connectionChanged") again();
      }),
    [again],
  );
  return asked;
};
