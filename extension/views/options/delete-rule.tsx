import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type Props = { page: string; busy: boolean; onDelete: () => void; onClose: () => void };

/** Deleting cannot be taken back: asks once, and says what is lost. */
export const DeleteRule = ({ page, busy, onDelete, onClose }: Props) => (
  <Dialog title={i18n.t("options.taught.actOn.delete", [page])} onClose={onClose}>
    <p>{i18n.t("options.taught.deleteWhy")}</p>
    <div className="dialog-actions">
      <Button look="quiet" onClick={onClose}>
        {i18n.t("ui.cancel")}
      </Button>
      <Button look="danger" busy={busy} onClick={onDelete}>
        {i18n.t("options.taught.act.delete")}
      </Button>
    </div>
  </Dialog>
);
