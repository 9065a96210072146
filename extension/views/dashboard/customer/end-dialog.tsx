import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";

export type Ended = { what: "limits" | "events" | "disputes"; id: string; customerId: string };
const VERBS = { limits: "end", events: "revoke", disputes: "close" } as const;

/** Ends one record of a customer, with its reason. */
export const EndDialog = ({ ended, onClose }: { ended: Ended; onClose: () => void }) => {
  const [reason, setReason] = useState("");
  const write = useWrite(Recorded, onClose);
  const path = `/v1/customers/${ended.customerId}/${ended.what}/${ended.id}/${VERBS[ended.what]}`;
  return (
    <Dialog title={i18n.t(`customer.ending.${ended.what}.title`)} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({ method: "POST", path, body: { reason } });
        }}
      >
        <p>{i18n.t(`customer.ending.${ended.what}.effect`)}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormFoot
          confirm={i18n.t(`customer.ending.${ended.what}.confirm`)}
          ready={ReasonText.safeParse(reason).success}
          busy={write.isPending}
          failure={write.error}
          onProved={() => write.variables && write.mutate(write.variables)}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
