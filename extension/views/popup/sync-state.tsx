import { useEffect, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { Connection } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { isStale, syncAge } from "./sync-age.ts";
import { syncAgeText } from "./sync-age-text.ts";

type SignedIn = Extract<Connection, { kind: "signed_in" }>;

const useProgress = (): { rows: number; totalRows: number } | null => {
  const [progress, setProgress] = useState<{ rows: number; totalRows: number } | null>(null);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "syncProgress") setProgress(event);
        if (event.name === "connectionChanged") setProgress(null);
      }),
    [],
  );
  return progress;
};

/** What stands in the way of fresh figures, said once above them: the first sync, no network, an old version. */
export const SyncState = ({ connection, now }: { connection: SignedIn; now: number }) => {
  const progress = useProgress();
  const { problem, syncedAt, syncing } = connection;
  const retry = (): void => void send("syncNow", null);
  if (syncing && syncedAt === null)
    return (
      <Notice kind="info" title={i18n.t("popup.sync.first")}>
        <progress
          aria-label={i18n.t("popup.sync.first")}
          value={progress?.rows}
          max={Math.max(1, progress?.totalRows ?? 1)}
        />
      </Notice>
    );
  if (problem !== null && problem.code !== "cancelled") {
    const kept =
      syncedAt === null ? undefined : i18n.t("popup.sync.kept", [syncAgeText(syncAge(syncedAt, now))]);
    return <FailureNotice failure={problem} {...(kept === undefined ? {} : { kept })} onRetry={retry} />;
  }
  if (isStale(syncedAt, now))
    return (
      <Notice kind="warning" title={i18n.t("popup.sync.stale", [syncAgeText(syncAge(syncedAt, now))])} />
    );
  return null;
};
