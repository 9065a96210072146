import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Me } from "#shared/contract/me.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { isCreditDesk, maySetLimits } from "../may.ts";
import { ApprovedForm } from "./approved-form.tsx";
import { DisputeForm } from "./dispute-form.tsx";
import { EventForm } from "./event-form.tsx";
import { TemporaryForm } from "./temporary-form.tsx";

const LIMITS = ["approved", "temporary"] as const;
const RECORDS = ["event", "dispute"] as const;
export type Change = (typeof LIMITS)[number] | (typeof RECORDS)[number];

/** What a member may enter about a customer: limits by authority, what happened by the credit desk alone. */
export const changesOf = (me: Pick<Me, "role" | "setsLimits">): readonly Change[] => [
  ...(maySetLimits(me) ? LIMITS : []),
  ...(isCreditDesk(me.role) ? RECORDS : []),
];
/** The customer to change; amounts when known, to start the forms from. */
export type ChangedCustomer = { id: string; name: string; recommendedLimitCents: number | null };
export type ChangeFormProps = { customer: ChangedCustomer; onClose: () => void };

const FORMS = { approved: ApprovedForm, temporary: TemporaryForm, event: EventForm, dispute: DisputeForm };

/** Everything a member may enter about one customer, one form at a time. */
export const ChangeDialog = ({ customer, start, onClose }: ChangeFormProps & { start: Change }) => {
  const [change, setChange] = useState<Change>(start);
  const Form = FORMS[change];
  const changes = changesOf(useMe());
  return (
    <Dialog title={customer.name} subtitle={i18n.t("limits.change.audited")} onClose={onClose}>
      <div className="stack">
        <Segments
          label={i18n.t("limits.change.what")}
          value={change}
          onChange={setChange}
          choices={changes.map((value) => ({ value, label: i18n.t(`limits.change.kinds.${value}`) }))}
        />
        <Form customer={customer} onClose={onClose} />
      </div>
    </Dialog>
  );
};
