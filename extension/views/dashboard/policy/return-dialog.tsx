import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { PolicyChange } from "#shared/contract/policy.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";
import { SecondPersonFirst } from "./second-person-first.tsx";
import { VersionChanges } from "./version-changes.tsx";

type ReturnDialogProps = { version: number; inForce: number; onDone: () => void; onClose: () => void };

/** An earlier version again, as a new one: what that changes now, and why. */
export const ReturnDialog = ({ version, inForce, onDone, onClose }: ReturnDialogProps) => {
  const [reason, setReason] = useState("");
  const write = useWrite(PolicyChange, onDone);
  return (
    <Dialog title={i18n.t("policy.versions.returnTitle", [version])} wide onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({
            method: "POST",
            path: `/v1/policy/versions/${version}/return`,
            body: { reason, replaces: inForce },
          });
        }}
      >
        <p>{i18n.t("policy.versions.returnEffect", [inForce])}</p>
        <SecondPersonFirst />
        <h3>{i18n.t("policy.versions.fromNow")}</h3>
        <VersionChanges version={version} against={inForce} />
        <ReasonField value={reason} onChange={setReason} />
        <FormFoot
          confirm={i18n.t("policy.versions.returnTo", [version])}
          ready={ReasonText.safeParse(reason).success}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
