import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { ProofNeeded } from "../../ui/proof-needed.tsx";

type FormFootProps = {
  /** What the button does, in full. */
  confirm: string;
  ready: boolean;
  busy: boolean;
  failure: Failure | null;
  /** Sends again what counts only after another proof of identity. */
  onProved?: () => void;
  onCancel: () => void;
};

/** End of every form: why it was refused, the way out, and a button that says what it does. */
export const FormFoot = ({ confirm, ready, busy, failure, onProved, onCancel }: FormFootProps) => (
  <>
    {failure?.code === "reauthentication_needed" && onProved ? (
      <ProofNeeded onProved={onProved} />
    ) : (
      failure && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />
    )}
    <div className="dialog-actions">
      <Button onClick={onCancel}>{i18n.t("ui.cancel")}</Button>
      <Button type="submit" look="main" busy={busy} disabled={!ready}>
        {confirm}
      </Button>
    </div>
  </>
);
