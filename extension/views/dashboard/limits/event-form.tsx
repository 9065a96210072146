import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { EVENT_KINDS, type EventKind, NewEvent, Recorded } from "#shared/contract/customers.ts";
import { DateField } from "../../ui/date-field.tsx";
import { Field } from "../../ui/field.tsx";
import { ReasonField } from "../../ui/reason-field.tsx";
import { useToday } from "../../ui/session.tsx";
import { useWrite } from "../../ui/use-write.ts";
import type { ChangeFormProps } from "./change-dialog.tsx";
import { FormFoot } from "./form-foot.tsx";

/** Something that happened to the customer; what it does to class and limit is said before it is entered. */
export const EventForm = ({ customer, onClose }: ChangeFormProps) => {
  const [kind, setKind] = useState<EventKind>("liquidation");
  const today = useToday();
  const [day, setDay] = useState(today);
  const [note, setNote] = useState("");
  const write = useWrite(Recorded, onClose);
  const event = NewEvent.safeParse({ kind, day, note });
  return (
    <form
      className="stack"
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (event.success)
          write.mutate({ method: "POST", path: `/v1/customers/${customer.id}/events`, body: event.data });
      }}
    >
      <Field label={i18n.t("events.kind")} hint={i18n.t(`events.effects.${kind}`)}>
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={({ target }) =>
              setKind(EVENT_KINDS.find((known) => known === target.value) ?? "liquidation")
            }
          >
            {EVENT_KINDS.map((known) => (
              <option key={known} value={known}>
                {i18n.t(`events.kinds.${known}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DateField label={i18n.t("events.day")} value={day} max={today} required onChange={setDay} />
      <ReasonField value={note} onChange={setNote} />
      <FormFoot
        confirm={i18n.t("events.confirm")}
        ready={event.success}
        busy={write.isPending}
        failure={write.error}
        onCancel={onClose}
      />
    </form>
  );
};
