import { useMemo } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type AuditEntry, AuditPage } from "#shared/contract/audit.ts";
import { formatMoment } from "../../format.ts";
import { columnsOf, DataTable } from "../../ui/data-table.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useReadPages } from "../../ui/use-read.ts";
import { PageHead } from "../page-head.tsx";
import { ActionText } from "./action-text.tsx";
import { DetailText } from "./detail-text.tsx";
import { SubjectText } from "./subject-text.tsx";
import { VerifyChain } from "./verify-chain.tsx";

const column = columnsOf<AuditEntry>();
const columns = [
  column.display({
    id: "sequence",
    header: () => i18n.t("dashboard.journal.sequence"),
    meta: { widthPx: 56, figure: true },
    cell: ({ row }) => row.original.sequence,
  }),
  column.display({
    id: "at",
    header: () => i18n.t("dashboard.journal.at"),
    meta: { widthPx: 150 },
    cell: ({ row }) => formatMoment(row.original.at, uiLanguage()),
  }),
  column.display({
    id: "actor",
    header: () => i18n.t("dashboard.journal.actor"),
    meta: { widthPx: 136 },
    cell: ({ row }) => row.original.actor,
  }),
  column.display({
    id: "action",
    header: () => i18n.t("dashboard.journal.action"),
    meta: { widthPx: 180 },
    cell: ({ row }) => <ActionText action={row.original.action} />,
  }),
  column.display({
    id: "subject",
    header: () => i18n.t("dashboard.journal.subject"),
    meta: { widthPx: 190 },
    cell: ({ row }) => <SubjectText entry={row.original} />,
  }),
  column.display({
    id: "detail",
    header: () => i18n.t("dashboard.journal.detail"),
    meta: { widthPx: 300, wrap: true },
    cell: ({ row }) => <DetailText detail={row.original.detail} />,
  }),
];

/** Who changed what and when, newest first; the chain can be computed again on the spot. */
export const JournalPage = () => {
  const read = useReadPages(AuditPage, "/v1/audit?limit=200");
  const entries = useMemo(() => read.data?.pages.flatMap((page) => page.entries) ?? [], [read.data]);
  return (
    <div className="page">
      <PageHead title={i18n.t("dashboard.nav.journal")} about={i18n.t("dashboard.journal.about")}>
        <VerifyChain />
      </PageHead>
      {read.error && <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />}
      {read.data === undefined && !read.error && <Skeleton lines={6} />}
      {read.data !== undefined && (
        <DataTable
          label={i18n.t("dashboard.nav.journal")}
          columns={columns}
          rows={entries}
          rowId={(entry) => String(entry.sequence)}
          more={{
            has: read.hasNextPage,
            loading: read.isFetchingNextPage,
            load: () => void read.fetchNextPage(),
          }}
          empty={<Empty title={i18n.t("dashboard.journal.none")} />}
        />
      )}
    </div>
  );
};
