import { i18n } from "#extension/platform/i18n.ts";
import { Field } from "../../../ui/field.tsx";
import type { Filled, Slot } from "./letter.ts";

const LONG: readonly Slot[] = [
  "senderAddress",
  "recipientAddress",
  "debtorAddress",
  "goods",
  "ground",
  "news",
  "steps",
  "otherDocuments",
];

type SlotFieldsProps = {
  slots: readonly Slot[];
  filled: Filled;
  /** How many are still empty. */
  open: number;
  onChange: (slot: Slot, value: string) => void;
};

/** What no source knows, to be filled in: it stands in the text as it is typed, and is kept nowhere. */
export const SlotFields = ({ slots, filled, open, onChange }: SlotFieldsProps) => (
  <details className="letter-fields" open>
    <summary>{i18n.t("readyTexts.fill", open)}</summary>
    <p className="muted">{i18n.t("readyTexts.fillNote")}</p>
    <div className="form-pair">
      {slots.map((slot) => (
        <Field key={slot} label={i18n.t(`readyTexts.slots.${slot}`)}>
          {(control) =>
            LONG.includes(slot) ? (
              <textarea
                {...control}
                name={slot}
                value={filled[slot] ?? ""}
                maxLength={2000}
                onChange={({ target }) => onChange(slot, target.value)}
              />
            ) : (
              <input
                {...control}
                name={slot}
                value={filled[slot] ?? ""}
                maxLength={200}
                autoComplete="off"
                onChange={({ target }) => onChange(slot, target.value)}
              />
            )
          }
        </Field>
      ))}
    </div>
  </details>
);
