import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { send } from "#extension/platform/send.ts";
import { type ReportPage, ReportReply, type ReportSummary } from "#shared/contract/field-reports.ts";
import { useWrite } from "../../ui/use-write.ts";

/** The queue of those who judge, as the server keeps it. */
export const QUEUE_PATH = "/v1/field-reports?list=queue";

/**
 * Sends one step at a time. Its answer replaces the report in the queue at once; after a refusal everything is read again, so
 * that what is said beside it is what stands now.
 */
export const useVerdict = (onDone: (report: ReportSummary) => void) => {
  const queries = useQueryClient();
  const under = useRef(false);
  const write = useWrite(ReportReply, ({ report }) => {
    queries.setQueryData<ReportPage>(
      [QUEUE_PATH],
      (page) =>
        page && {
          ...page,
          reports: page.reports.map((before) => (before.id === report.id ? report : before)),
        },
    );
    // The toolbar counts what is left at once, not with the next sync.
    void send("refreshReports", null).catch(() => undefined);
    onDone(report);
  });
  const judge = (path: string, body: unknown): void => {
    if (under.current) return;
    under.current = true;
    write.mutate(
      { method: "POST", path, body },
      {
        onError: () => void queries.invalidateQueries(),
        onSettled: () => {
          under.current = false;
        },
      },
    );
  };
  return { judge, busy: write.isPending, failure: write.error, forget: write.reset };
};
