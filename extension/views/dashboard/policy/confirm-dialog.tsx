import type { Failure } from "#extension/platform/messages.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { FormFoot } from "../limits/form-foot.tsx";

type ConfirmDialogProps = {
  title: string;
  consequence: string;
  confirm: string;
  busy?: boolean;
  failure?: Failure | null;
  onConfirm: () => void;
  onClose: () => void;
};

/** One more press before something is given up, with what stays as it is. */
export const ConfirmDialog = ({
  title,
  consequence,
  confirm,
  busy = false,
  failure = null,
  onConfirm,
  onClose,
}: ConfirmDialogProps) => (
  <Dialog title={title} onClose={onClose}>
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        onConfirm();
      }}
    >
      <p>{consequence}</p>
      <FormFoot confirm={confirm} ready busy={busy} failure={failure} onCancel={onClose} />
    </form>
  </Dialog>
);
