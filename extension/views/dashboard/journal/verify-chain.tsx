import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { AuditVerification } from "#shared/contract/audit.ts";
import { formatNumber } from "../../format.ts";
import { askApi } from "../../ui/ask-api.ts";
import { Button } from "../../ui/button.tsx";
import { withCursor } from "../../ui/use-read.ts";

type Verification =
  | { kind: "idle" }
  | { kind: "running"; checked: number }
  | { kind: "intact"; checked: number }
  | { kind: "broken"; at: number }
  | { kind: "failed"; failure: Failure };

const verify = async (progress: (checked: number) => void): Promise<Verification> => {
  let checked = 0;
  let next: string | null = null;
  do {
    const part: AuditVerification = await askApi(AuditVerification, {
      method: "GET",
      path: withCursor("/v1/audit/verify", next),
    });
    if (!part.intact) return { kind: "broken", at: part.brokenAt ?? 0 };
    checked += part.checked;
    next = part.next;
    progress(checked);
  } while (next !== null);
  return { kind: "intact", checked };
};

/** Computes the chain of the journal again from its first entry, and says in words whether anything was altered. */
export const VerifyChain = () => {
  const [state, setState] = useState<Verification>({ kind: "idle" });
  const start = async () => {
    setState({ kind: "running", checked: 0 });
    // askApi rejects with nothing but a Failure
    const end = await verify((checked) => setState({ kind: "running", checked })).catch(
      (failure: Failure): Verification => ({ kind: "failed", failure }),
    );
    setState(end);
  };
  const count = (entries: number): string => formatNumber(entries, uiLanguage());
  return (
    <div className="row">
      <span role="status" className={state.kind === "broken" ? "figure-bad" : "muted"}>
        {state.kind === "running" && i18n.t("dashboard.journal.verifying", [count(state.checked)])}
        {state.kind === "intact" && `✓ ${i18n.t("dashboard.journal.intact", [count(state.checked)])}`}
        {state.kind === "broken" && `✕ ${i18n.t("dashboard.journal.broken", [count(state.at)])}`}
        {state.kind === "failed" && i18n.t(`errors.${state.failure.code}`)}
      </span>
      <Button busy={state.kind === "running"} onClick={() => void start()}>
        {i18n.t("dashboard.journal.verify")}
      </Button>
    </div>
  );
};
