import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";
import { ReauthenticateDialog } from "./reauthenticate-dialog.tsx";

/** What was refused as `reauthentication_needed` is sent again once the person proved who they are; closed, the way stays open. */
export const ProofNeeded = ({ onProved }: { onProved: () => void }) => {
  const [open, setOpen] = useState(true);
  return (
    <>
      <Notice
        kind="warning"
        title={i18n.t("errors.reauthentication_needed")}
        action={<Button onClick={() => setOpen(true)}>{i18n.t("proof.title")}</Button>}
      />
      {open && (
        <ReauthenticateDialog
          onDone={() => {
            setOpen(false);
            onProved();
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
};
