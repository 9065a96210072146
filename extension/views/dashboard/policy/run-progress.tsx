import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { PolicyRun } from "#shared/contract/policy.ts";
import { Button } from "../../ui/button.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { ProgressLine } from "./progress-line.tsx";

type RunProgressProps = { run: PolicyRun; version: number; mayCancel: boolean };

/** A version on its way: how far it is, what stays in force meanwhile, and the way out. Everything is read again at its end. */
export const RunProgress = ({ run: given, version, mayCancel }: RunProgressProps) => {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const read = useRead(PolicyRun, `/v1/policy/runs/${given.id}`, {
    everyMs: 1_000,
    until: ({ state }) => state !== "running",
  });
  const run = read.data ?? given;
  const ended = run.state !== "running";
  useEffect(() => {
    if (ended) void queries.invalidateQueries();
  }, [ended, queries]);
  const cancel = useWrite(PolicyRun, () => setAsked(false));
  return (
    <section className="box stack" aria-labelledby="run-title">
      <div className="row spread">
        <h2 id="run-title">{i18n.t("policy.run.title", [run.version])}</h2>
        {mayCancel && !ended && <Button onClick={() => setAsked(true)}>{i18n.t("policy.run.cancel")}</Button>}
      </div>
      <ProgressLine label={i18n.t("policy.run.title", [run.version])} done={run.done} total={run.total} />
      <p className="muted">{i18n.t("policy.run.about", [version])}</p>
      {asked && (
        <ConfirmDialog
          title={i18n.t("policy.run.cancelTitle")}
          consequence={i18n.t("policy.run.cancelNext", [version])}
          confirm={i18n.t("policy.run.cancel")}
          busy={cancel.isPending}
          failure={cancel.error}
          onConfirm={() =>
            cancel.mutate({ method: "POST", path: `/v1/policy/runs/${run.id}/cancel`, body: {} })
          }
          onClose={() => setAsked(false)}
        />
      )}
    </section>
  );
};
