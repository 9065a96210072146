import { useContext } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Currency } from "../../ui/money.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FileDrop } from "../imports/file-drop.tsx";
import { readErrorWords } from "../imports/reject-words.ts";
import type { TableFileState } from "./use-table-file.ts";

/** Where a file is chosen, and why one was not taken. */
export const FileStart = ({
  state,
  kinds,
  onFile,
}: {
  state: Exclude<TableFileState, { kind: "open" }>;
  kinds: string;
  onFile: (file: File) => void;
}) => {
  const currency = useContext(Currency);
  if (state.kind === "opening") return <Skeleton lines={4} />;
  const refused = state.kind === "refused" ? readErrorWords(state.error, currency) : null;
  return (
    <>
      {refused && state.kind === "refused" && (
        <Notice kind="bad" title={refused.title}>
          <p>{[state.name, ...refused.facts].join(" · ")}</p>
          <p className="muted">{i18n.t("imports.dataAsWas")}</p>
        </Notice>
      )}
      <FileDrop onFile={onFile} kinds={kinds} />
    </>
  );
};
