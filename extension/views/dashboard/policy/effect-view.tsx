import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { PolicyPreview, type PolicyPreviewResult } from "#shared/contract/policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { formatDate } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { ClassMatrix } from "./class-matrix.tsx";
import { LimitMoves } from "./limit-moves.tsx";
import { ProgressLine } from "./progress-line.tsx";
import { PutInForce } from "./put-in-force.tsx";
import { ReplayTable } from "./replay-table.tsx";
import { sameNumbers } from "./same-numbers.ts";

type EffectViewProps = {
  /** The draft as a policy; null while something in it is wrong. */
  policy: Policy | null;
  changes: number;
  /** Version in force. */
  version: number;
  /** Another version is on its way. */
  running: boolean;
  previewId: string | null;
  onPreview: (id: string) => void;
  onDone: () => void;
};

const Result = ({ result }: { result: PolicyPreviewResult }) => (
  <>
    <p className="muted">
      {i18n.t("policy.effect.asOf", [formatDate(result.asOf, uiLanguage()), result.against])}
    </p>
    <ClassMatrix classes={result.classes} />
    <LimitMoves limits={result.limits} movers={result.movers} />
    <ReplayTable replay={result.replay} />
  </>
);

/** What the draft would change, computed on demand; from there it is put in force. */
export const EffectView = (props: EffectViewProps) => {
  const { policy, changes, version, running, previewId, onPreview, onDone } = props;
  const [putting, setPutting] = useState(false);
  const start = useWrite(PolicyPreview, ({ id }) => onPreview(id));
  const read = useRead(PolicyPreview, `/v1/policy/previews/${previewId}`, {
    enabled: previewId !== null,
    everyMs: 1_000,
    until: ({ state }) => state !== "running",
  });
  if (changes === 0)
    return (
      <Empty title={i18n.t("policy.effect.nothing")}>
        <p>{i18n.t("policy.effect.nothingNext")}</p>
      </Empty>
    );
  if (policy === null) return <Empty title={i18n.t("policy.effect.toCorrect")} />;
  const preview = previewId === null ? undefined : read.data;
  const current = preview !== undefined && sameNumbers(preview.policy, policy);
  const computing = start.isPending || (current && preview.state === "running");
  const complete = current && preview.state === "complete";
  const compute = (): void => start.mutate({ method: "POST", path: "/v1/policy/previews", body: { policy } });
  return (
    <>
      <section className="box stack" aria-labelledby="effect-title">
        <div className="row spread">
          <div className="policy-effect-head">
            <h2 id="effect-title">{i18n.t(computing ? "policy.effect.running" : "policy.effect.ask")}</h2>
            <p className="muted">{i18n.t("policy.effect.askNext")}</p>
          </div>
          <div className="row">
            {!computing && (
              <Button look={complete ? "plain" : "main"} onClick={compute}>
                {i18n.t(preview === undefined ? "policy.effect.start" : "policy.effect.again")}
              </Button>
            )}
            <Button look={complete ? "main" : "plain"} disabled={running} onClick={() => setPutting(true)}>
              {i18n.t("policy.effect.putInForce")}
            </Button>
          </div>
        </div>
        {running && <p className="muted">{i18n.t("policy.put.runs")}</p>}
        {computing && (
          <ProgressLine
            label={i18n.t("policy.effect.running")}
            done={current ? preview.done : 0}
            total={current ? preview.total : 0}
          />
        )}
        {start.error && <FailureNotice failure={start.error} kept={i18n.t("ui.nothingChanged")} />}
        {previewId !== null && read.error && (
          <FailureNotice failure={read.error} onRetry={() => void read.refetch()} />
        )}
        {current && preview.state === "failed" && (
          <Notice kind="bad" title={i18n.t("policy.effect.failed")}>
            <p>{i18n.t("policy.effect.failedNext")}</p>
          </Notice>
        )}
        {preview !== undefined && !current && !computing && (
          <Notice kind="warning" title={i18n.t("policy.effect.outdated")}>
            <p>{i18n.t("policy.effect.outdatedNext")}</p>
          </Notice>
        )}
      </section>
      {complete && preview.result !== null && <Result result={preview.result} />}
      {putting && (
        <PutInForce
          policy={policy}
          changes={changes}
          version={version}
          seen={complete}
          onDone={() => {
            setPutting(false);
            onDone();
          }}
          onClose={() => setPutting(false)}
        />
      )}
    </>
  );
};
