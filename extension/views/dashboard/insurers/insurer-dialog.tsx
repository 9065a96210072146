import { useState } from "react";
import * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { INSURER_PRESETS } from "#shared/clocks/insurer-policy.ts";
import { Insurer } from "#shared/contract/clocks.ts";
import { AmountField } from "../../ui/amount-field.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";
import { DAYS, draftOfInsurer, insurerOfDraft, presetOf } from "./insurer-draft.ts";

type InsurerDialogProps = { insurer: Insurer | null; first: boolean; onClose: () => void };

const Remove = ({ insurer, onDone }: { insurer: Insurer; onDone: () => void }) => {
  const [asked, setAsked] = useState(false);
  const write = useWrite(z.unknown(), onDone);
  if (!asked)
    return (
      <div className="row">
        <Button look="quiet" onClick={() => setAsked(true)}>
          {i18n.t("insurers.remove")}
        </Button>
      </div>
    );
  return (
    <Notice kind="warning" title={i18n.t("insurers.removeNext")}>
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <Button
        look="danger"
        busy={write.isPending}
        onClick={() => write.mutate({ method: "DELETE", path: `/v1/insurers/${insurer.id}` })}
      >
        {i18n.t("insurers.removeConfirm", [insurer.name])}
      </Button>
    </Notice>
  );
};

/** What an insurer's policy asks: from usual values or an empty form, each number corrected from one's own policy. */
export const InsurerDialog = ({ insurer, first, onClose }: InsurerDialogProps) => {
  const decimal = uiLanguage() === "fr" ? "," : ".";
  const [draft, setDraft] = useState(() => draftOfInsurer(insurer, insurer?.isDefault ?? first, decimal));
  const [preset, setPreset] = useState("");
  const write = useWrite(Insurer, onClose);
  const { change, wrong } = insurerOfDraft(draft);
  const daysError = (field: string): string | undefined =>
    wrong.includes(field) ? i18n.t("insurers.daysWrong") : undefined;
  return (
    <Dialog title={insurer?.name ?? i18n.t("insurers.add")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (change === null) return;
          write.mutate(
            insurer === null
              ? { method: "POST", path: "/v1/insurers", body: change }
              : { method: "PUT", path: `/v1/insurers/${insurer.id}`, body: change },
          );
        }}
      >
        {insurer === null && (
          <Field label={i18n.t("insurers.preset")} hint={i18n.t("insurers.presetHint")}>
            {(control) => (
              <select
                {...control}
                value={preset}
                onChange={({ target }) => {
                  setPreset(target.value);
                  setDraft(draftOfInsurer(presetOf(target.value), draft.isDefault, decimal));
                }}
              >
                <option value="">{i18n.t("insurers.presetNone")}</option>
                {INSURER_PRESETS.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <div className="form-pair">
          <Field label={i18n.t("insurers.name")}>
            {(control) => (
              <input
                {...control}
                value={draft.name}
                maxLength={80}
                required
                onChange={({ target }) => setDraft({ ...draft, name: target.value })}
              />
            )}
          </Field>
          <Field
            label={i18n.t("insurers.insuredSharePercent")}
            error={wrong.includes("insuredSharePercent") ? i18n.t("insurers.shareWrong") : undefined}
          >
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                value={draft.insuredSharePercent}
                onChange={({ target }) => setDraft({ ...draft, insuredSharePercent: target.value })}
              />
            )}
          </Field>
        </div>
        {DAYS.map((field) => (
          <Field
            key={field}
            label={i18n.t(`insurers.${field}`)}
            hint={i18n.t("insurers.empty")}
            error={daysError(field)}
          >
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                value={draft[field]}
                onChange={({ target }) => setDraft({ ...draft, [field]: target.value })}
              />
            )}
          </Field>
        ))}
        <AmountField
          label={i18n.t("insurers.discretionaryLimit")}
          value={draft.discretionaryLimit}
          onChange={(discretionaryLimit) => setDraft({ ...draft, discretionaryLimit })}
        />
        <label className="row policy-discreet">
          <input
            type="checkbox"
            checked={draft.isDefault}
            onChange={({ target }) => setDraft({ ...draft, isDefault: target.checked })}
          />
          <span>{i18n.t("insurers.isDefault")}</span>
        </label>
        <FormFoot
          confirm={i18n.t("ui.save")}
          ready={change !== null}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
      {insurer !== null && <Remove insurer={insurer} onDone={onClose} />}
    </Dialog>
  );
};
