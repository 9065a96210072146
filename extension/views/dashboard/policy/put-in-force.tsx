import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ReasonText } from "#shared/contract/common.ts";
import { PolicyChange } from "#shared/contract/policy.ts";
import type { Policy } from "#shared/credit/policy.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";
import { SecondPersonFirst, useSecondPerson } from "./second-person-first.tsx";

type PutInForceProps = {
  policy: Policy;
  changes: number;
  /** Version in force, which this one replaces. */
  version: number;
  /** Its effect was computed and shown. */
  seen: boolean;
  onDone: () => void;
  onClose: () => void;
};

/** The draft becomes a version, for a reason that stays with it. */
export const PutInForce = ({ policy, changes, version, seen, onDone, onClose }: PutInForceProps) => {
  const [reason, setReason] = useState("");
  const deciders = useSecondPerson();
  const write = useWrite(PolicyChange, onDone);
  return (
    <Dialog title={i18n.t("policy.put.title")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          write.mutate({
            method: "POST",
            path: "/v1/policy/versions",
            body: { policy, reason, replaces: version },
          });
        }}
      >
        <p>{i18n.t("policy.put.effect", [version])}</p>
        <SecondPersonFirst />
        {!seen && <p className="figure-bad">! {i18n.t("policy.put.withoutEffect")}</p>}
        <ReasonField value={reason} onChange={setReason} />
        <FormFoot
          confirm={i18n.t(deciders ? "policy.put.propose" : "policy.put.confirm", changes)}
          ready={ReasonText.safeParse(reason).success}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
