import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import type { Drafted } from "./policy-draft.ts";

type DraftBarProps = {
  drafted: Drafted;
  onDiscard: () => void;
  onProblem: () => void;
  onEffect: () => void;
};

/** What the draft holds and the next step, always in sight while there is one. */
export const DraftBar = ({ drafted, onDiscard, onProblem, onEffect }: DraftBarProps) => {
  const [asked, setAsked] = useState(false);
  const wrong = drafted.problems.size;
  return (
    <div className="policy-bar">
      <p role="status">
        <strong>{i18n.t("policy.changes", drafted.changed.size)}</strong>
        {wrong > 0 && <span className="figure-bad"> · {i18n.t("policy.toCorrect", wrong)}</span>}
        <span className="muted"> · {i18n.t("policy.kept")}</span>
      </p>
      <div className="row">
        <Button onClick={() => setAsked(true)}>{i18n.t("policy.discard")}</Button>
        {wrong > 0 ? (
          <Button look="main" onClick={onProblem}>
            {i18n.t("policy.showProblem")}
          </Button>
        ) : (
          <Button look="main" onClick={onEffect}>
            {i18n.t("policy.seeEffect")}
          </Button>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={i18n.t("policy.discardTitle")}
          consequence={i18n.t("policy.discardNext")}
          confirm={i18n.t("policy.discard")}
          onConfirm={() => {
            setAsked(false);
            onDiscard();
          }}
          onClose={() => setAsked(false)}
        />
      )}
    </div>
  );
};
