import type { ReactNode } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Change } from "#shared/contract/changes.ts";
import { Notice } from "../../ui/notice.tsx";
import { decidersSentence } from "./deciders-sentence.ts";

/** Said to whoever proposed something that has no effect yet. */
export const WaitsNotice = ({ change, action }: { change: Change; action?: ReactNode }) => (
  <Notice kind="info" title={i18n.t("changes.waits")} action={action}>
    <p>{decidersSentence(change.deciders)}</p>
  </Notice>
);
