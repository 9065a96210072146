import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { formatMoment } from "../format.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { Skeleton } from "./skeleton.tsx";

type Read<Value> = Pick<UseQueryResult<Value, Failure>, "data" | "error" | "dataUpdatedAt" | "refetch">;

/** One read in its four states: loading, there, there but could not be refreshed, failed. */
export const Answered = <Value,>({
  read,
  lines,
  children,
}: {
  read: Read<Value>;
  lines?: number;
  children: (value: Value) => ReactNode;
}) => {
  const retry = () => void read.refetch();
  if (read.data === undefined)
    return read.error ? <FailureNotice failure={read.error} onRetry={retry} /> : <Skeleton lines={lines} />;
  return (
    <>
      {read.error && (
        <FailureNotice
          failure={read.error}
          kept={i18n.t("ui.shownAsOf", [
            formatMoment(new Date(read.dataUpdatedAt).toISOString(), uiLanguage()),
          ])}
          onRetry={retry}
        />
      )}
      {children(read.data)}
    </>
  );
};
