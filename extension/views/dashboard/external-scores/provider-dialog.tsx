import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { GRADE_READERS, GradeProvider, ProviderName, SCALE_NAMES } from "#shared/contract/external-scores.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Segments } from "../../ui/segments.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { FormFoot } from "../limits/form-foot.tsx";
import { DirectionView } from "./direction-view.tsx";
import { draftOfProvider, OWN_KINDS, type ScaleChoice, scaleOfDraft } from "./provider-draft.ts";

const CHOICES: readonly ScaleChoice[] = [...SCALE_NAMES, ...OWN_KINDS];

/** A provider: its scale with the direction shown, and who may see its grades. */
export const ProviderDialog = ({
  provider,
  onClose,
}: {
  provider: GradeProvider | null;
  onClose: () => void;
}) => {
  const [draft, setDraft] = useState(() => draftOfProvider(provider));
  const write = useWrite(GradeProvider, onClose);
  const { scale, problem } = scaleOfDraft(draft);
  const source = ProviderName.safeParse(draft.source);
  const rescales =
    provider !== null &&
    provider.grades > 0 &&
    scale !== null &&
    JSON.stringify(scale) !== JSON.stringify(provider.scale);
  const gradesError =
    problem !== null && typeof problem === "object"
      ? i18n.t("externalScores.gradesWrong", [problem.gradesLine])
      : undefined;
  return (
    <Dialog title={provider?.source ?? i18n.t("externalScores.providers.add")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (scale === null || !source.success) return;
          write.mutate({
            method: "PUT",
            path: `/v1/grade-providers/${encodeURIComponent(source.data)}`,
            body: { scale, visibleTo: draft.visibleTo, ...(rescales && { takesBack: true }) },
          });
        }}
      >
        {provider === null && (
          <Field label={i18n.t("externalScores.providers.source")}>
            {(control) => (
              <input
                {...control}
                name="source"
                value={draft.source}
                maxLength={60}
                required
                onChange={({ target }) => setDraft({ ...draft, source: target.value })}
              />
            )}
          </Field>
        )}
        <Field label={i18n.t("externalScores.providers.scale")}>
          {(control) => (
            <select
              {...control}
              name="scale"
              value={draft.choice}
              onChange={({ target }) =>
                setDraft({
                  ...draft,
                  choice: CHOICES.find((choice) => choice === target.value) ?? draft.choice,
                })
              }
            >
              {CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {i18n.t(`externalScores.scales.${choice}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {draft.choice === "linear" && (
          <div className="form-pair">
            {(["worst", "best"] as const).map((end) => (
              <Field
                key={end}
                label={i18n.t(`externalScores.${end}`)}
                error={
                  problem === end
                    ? i18n.t("externalScores.boundWrong")
                    : problem === "same" && end === "best"
                      ? i18n.t("externalScores.boundsSame")
                      : undefined
                }
              >
                {(control) => (
                  <input
                    {...control}
                    name={end}
                    inputMode="numeric"
                    value={draft[end]}
                    onChange={({ target }) => setDraft({ ...draft, [end]: target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        )}
        {draft.choice === "grades" && (
          <Field
            label={i18n.t("externalScores.gradesField")}
            hint={i18n.t("externalScores.gradesHint")}
            error={gradesError}
          >
            {(control) => (
              <textarea
                {...control}
                rows={6}
                value={draft.grades}
                onChange={({ target }) => setDraft({ ...draft, grades: target.value })}
              />
            )}
          </Field>
        )}
        {scale !== null && <DirectionView scale={scale} />}
        <div className="stack">
          <h3>{i18n.t("externalScores.providers.visibleTo")}</h3>
          <Segments
            label={i18n.t("externalScores.providers.visibleTo")}
            value={draft.visibleTo}
            choices={GRADE_READERS.map((value) => ({
              value,
              label: i18n.t(`externalScores.readers.${value}`),
            }))}
            onChange={(visibleTo) => setDraft({ ...draft, visibleTo })}
          />
          <p className="muted">{i18n.t(`externalScores.readersHint.${draft.visibleTo}`)}</p>
        </div>
        {rescales && <Notice kind="warning" title={i18n.t("externalScores.rescale", provider.grades)} />}
        <FormFoot
          confirm={rescales ? i18n.t("externalScores.rescaleConfirm") : i18n.t("ui.save")}
          ready={scale !== null && source.success}
          busy={write.isPending}
          failure={write.error}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
};
