import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ReportDetail } from "#shared/contract/field-reports.ts";
import { askApi } from "../../ui/ask-api.ts";

/** Reads the report that comes next while the one before is judged: it stands there at once. */
export const usePrefetch = (id: string | null): void => {
  const queries = useQueryClient();
  useEffect(() => {
    if (id === null) return;
    const path = `/v1/field-reports/${id}`;
    void queries.prefetchQuery({
      queryKey: [path],
      queryFn: () => askApi(ReportDetail, { method: "GET", path }),
    });
  }, [id, queries]);
};
