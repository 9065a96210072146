import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import type { OpenChoice } from "#shared/contract/record-choices.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";
import { recordName } from "./record-name.ts";

type DecideDialogProps = { choice: OpenChoice; verb: "confirm" | "reject"; onClose: () => void };

/** Says what the decision means for everyone, and asks why. */
export const DecideDialog = ({ choice, verb, onClose }: DecideDialogProps) => {
  const [reason, setReason] = useState("");
  const write = useWrite(Recorded, onClose);
  const end = (choice.state === "chosen") === (verb === "confirm") ? "is" : "isNot";
  return (
    <Dialog title={i18n.t(`links.ask.${end}`, [recordName(choice), choice.customer.name])} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ method: "POST", path: `/v1/choices/${choice.id}/${verb}`, body: { reason } });
        }}
      >
        <p>{i18n.t(`links.then.${end}`)}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormFoot
          confirm={i18n.t("links.decide")}
          ready={ReasonText.safeParse(reason).success}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
