import { useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { PolicyRun, PolicyVersion } from "#shared/contract/policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DraftBar } from "./draft-bar.tsx";
import { EffectView } from "./effect-view.tsx";
import { draftedPolicy, emptyDraft } from "./policy-draft.ts";
import { RulesView, type Show } from "./rules-view.tsx";
import { RunProgress } from "./run-progress.tsx";
import { usePolicyDraft } from "./use-policy-draft.ts";
import { reasonOf } from "./version-words.ts";
import { VersionsView } from "./versions-view.tsx";

const VIEWS = ["rules", "effect", "versions"] as const;
type View = (typeof VIEWS)[number];

type PolicyEditorProps = {
  version: PolicyVersion;
  inForce: Policy;
  run: PolicyRun | null;
  mayChange: boolean;
};

const Standing = ({ version }: { version: PolicyVersion }) => (
  <p>
    <strong>
      {i18n.t("policy.inForce", [
        version.version,
        formatMoment(version.inForceAt ?? version.createdAt, uiLanguage()),
      ])}
    </strong>{" "}
    <span className="muted">
      ·{" "}
      {version.reason === "default"
        ? i18n.t("policy.byDefault")
        : i18n.t("policy.by", [version.author, reasonOf(version)])}
    </span>
  </p>
);

/** Settings, their effect, and the versions: one draft goes through all three. */
export const PolicyEditor = ({
  version: { version, ...about },
  inForce,
  run,
  mayChange,
}: PolicyEditorProps) => {
  const [view, setView] = useState<View>("rules");
  const [show, setShow] = useState<Show>("all");
  /** Counts the times a problem was sought: the search begins anew, so that it cannot hide what is wrong. */
  const [sought, setSought] = useState(0);
  const page = useRef<HTMLDivElement>(null);
  const { draft, edit, unread, again } = usePolicyDraft(version);
  if (unread)
    return (
      <Notice
        kind="bad"
        title={i18n.t("policy.draftUnread")}
        action={<Button onClick={again}>{i18n.t("ui.retry")}</Button>}
      />
    );
  if (draft === null) return <Skeleton lines={6} />;
  const drafted = draftedPolicy(inForce, draft);
  const hasChanges = mayChange && drafted.changed.size > 0;
  const running = run !== null && run.state === "running";
  const views = mayChange ? VIEWS : VIEWS.filter((each) => each !== "effect");
  const toProblem = (): void => {
    setView("rules");
    setShow("changed");
    setSought((times) => times + 1);
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <div className="page" ref={page}>
      <div className="row spread">
        <Standing version={{ version, ...about }} />
        <Segments
          label={i18n.t("policy.view")}
          value={view}
          choices={views.map((value) => ({ value, label: i18n.t(`policy.views.${value}`) }))}
          onChange={setView}
        />
      </div>
      {!mayChange && <Notice kind="info" title={i18n.t("policy.readOnly")} />}
      {run !== null && running && <RunProgress run={run} version={version} mayCancel={mayChange} />}
      {hasChanges && draft.base !== version && (
        <Notice kind="warning" title={i18n.t("policy.rebased")}>
          <p>{i18n.t("policy.rebasedNext", [draft.base, version])}</p>
        </Notice>
      )}
      {view === "rules" && (
        <RulesView
          key={sought}
          inForce={inForce}
          draft={draft}
          drafted={drafted}
          readOnly={!mayChange}
          show={show}
          onShow={setShow}
          onEdit={edit}
        />
      )}
      {view === "effect" && (
        <EffectView
          policy={drafted.policy}
          changes={drafted.changed.size}
          version={version}
          running={running}
          previewId={draft.previewId}
          onPreview={(previewId) => edit((now) => ({ ...now, previewId }))}
          onDone={() => {
            edit(() => emptyDraft(version));
            setView("rules");
          }}
        />
      )}
      {view === "versions" && (
        <VersionsView
          inForce={version}
          mayReturn={mayChange && !running}
          onReturned={() => setView("rules")}
        />
      )}
      {hasChanges && view === "rules" && (
        <DraftBar
          drafted={drafted}
          onDiscard={() => edit(() => emptyDraft(version))}
          onProblem={toProblem}
          onEffect={() => setView("effect")}
        />
      )}
    </div>
  );
};
