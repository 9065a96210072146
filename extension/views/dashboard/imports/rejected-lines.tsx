import { useMemo, useState } from "react";
import type * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { type RejectedLine, RejectedPage } from "#shared/contract/imports.ts";
import { askApi } from "../../ui/ask-api.ts";
import { Button } from "../../ui/button.tsx";
import { columnsOf, DataTable } from "../../ui/data-table.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages, withCursor } from "../../ui/use-read.ts";
import { saveFile } from "../save-file.ts";
import { rejectWords } from "./reject-words.ts";
import { rejectedCsv } from "./rejected-csv.ts";

const column = columnsOf<RejectedLine>();
const columns = [
  column.display({
    id: "line",
    header: () => i18n.t("imports.line"),
    meta: { widthPx: 90, figure: true },
    cell: ({ row }) => row.original.line,
  }),
  column.display({
    id: "reason",
    header: () => i18n.t("imports.why"),
    meta: { widthPx: 300 },
    cell: ({ row }) => rejectWords(row.original.code),
  }),
  column.display({
    id: "excerpt",
    header: () => i18n.t("imports.excerpt"),
    meta: { widthPx: 560, wrap: true },
    cell: ({ row }) => row.original.excerpt,
  }),
];

const allRejected = async (path: string): Promise<RejectedLine[]> => {
  const lines: RejectedLine[] = [];
  let next: string | null = null;
  do {
    const page: z.infer<typeof RejectedPage> = await askApi(RejectedPage, {
      method: "GET",
      path: withCursor(path, next),
    });
    lines.push(...page.rejected);
    next = page.next;
  } while (next !== null);
  return lines;
};

/** Lines that were not taken, with number and reason; all of them as a CSV on a press. */
export const RejectedLines = ({ importId, fileName }: { importId: string; fileName: string }) => {
  const path = `/v1/imports/${importId}/rejected`;
  const read = useReadPages(RejectedPage, path);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const lines = useMemo(() => read.data?.pages.flatMap((page) => page.rejected) ?? [], [read.data]);
  const download = async () => {
    setSaving(true);
    setFailure(null);
    try {
      const head = [i18n.t("imports.line"), i18n.t("imports.why"), i18n.t("imports.excerpt")] as const;
      saveFile(
        rejectedCsv(await allRejected(path), [...head], rejectWords),
        "text/csv",
        i18n.t("imports.rejectedFile", [`${fileName.replace(/\.[^.]*$/, "")}.csv`]),
      );
    } catch (refused) {
      // askApi rejects with nothing but a Failure
      setFailure(refused as Failure);
    }
    setSaving(false);
  };
  return (
    <div className="stack">
      <div className="row spread">
        <h3>{i18n.t("imports.rejectedTitle")}</h3>
        <Button busy={saving} onClick={() => void download()}>
          {i18n.t("imports.download")}
        </Button>
      </div>
      {failure && <FailureNotice failure={failure} />}
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={3} />}
      {read.data !== undefined && (
        <div className="rejected-table">
          <DataTable
            label={i18n.t("imports.rejectedTitle")}
            columns={columns}
            rows={lines}
            rowId={({ line, code }) => `${line} ${code}`}
            more={{
              has: read.hasNextPage,
              loading: read.isFetchingNextPage,
              load: () => void read.fetchNextPage(),
            }}
            empty={<p className="muted">{i18n.t("imports.noneRejected")}</p>}
          />
        </div>
      )}
    </div>
  );
};
