import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useWrite } from "../../ui/use-write.ts";

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
        {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
        <div className="dialog-actions">
          <Button onClick={onClose}>{i18n.t("ui.cancel")}</Button>
          <Button
            type="submit"
            look="main"
            busy={write.isPending}
            disabled={!ReasonText.safeParse(reason).success}
          >
            {i18n.t(`customer.ending.${ended.what}.confirm`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
