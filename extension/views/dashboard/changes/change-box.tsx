import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { Change } from "#shared/contract/changes.ts";
import { formatMoment } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { ChangeWords, changeTitle } from "./change-words.tsx";
import { decidersSentence } from "./deciders-sentence.ts";

/** One change that waits: who proposed what and why, and what this member may do about it. */
export const ChangeBox = ({ change }: { change: Change }) => {
  const [note, setNote] = useState("");
  const write = useWrite(Change);
  const title = changeTitle(change);
  const send = (step: "confirmation" | "refusal" | "withdrawal") =>
    write.mutate({ method: "POST", path: `/v1/changes/${change.id}/${step}`, body: { note } });
  const busy = (step: string) => write.isPending && write.variables.path.endsWith(step);
  return (
    <article className="change stack" aria-labelledby={`change-${change.id}`}>
      <div>
        <h3 id={`change-${change.id}`}>{title}</h3>
        <p className="muted">
          {i18n.t(change.author.isMe ? "changes.byMe" : "changes.by", [
            change.author.name,
            formatMoment(change.createdAt, uiLanguage()),
          ])}
          {change.reason && ` · ${change.reason}`}
        </p>
      </div>
      <ChangeWords change={change} />
      {change.mayDecide && (
        <Field label={i18n.t("changes.note")}>
          {(control) => (
            <input
              {...control}
              value={note}
              maxLength={500}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
      )}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        {change.mayDecide && (
          <>
            <Button
              look="main"
              busy={busy("confirmation")}
              disabled={write.isPending}
              aria-label={i18n.t("changes.confirmOf", [title])}
              onClick={() => send("confirmation")}
            >
              {i18n.t("changes.confirm")}
            </Button>
            <Button
              busy={busy("refusal")}
              disabled={write.isPending}
              aria-label={i18n.t("changes.refuseOf", [title])}
              onClick={() => send("refusal")}
            >
              {i18n.t("changes.refuse")}
            </Button>
          </>
        )}
        {change.mayWithdraw && (
          <>
            <Button
              busy={busy("withdrawal")}
              aria-label={i18n.t("changes.withdrawOf", [title])}
              onClick={() => send("withdrawal")}
            >
              {i18n.t("changes.withdraw")}
            </Button>
            <span className="muted">{decidersSentence(change.deciders)}</span>
          </>
        )}
      </div>
    </article>
  );
};
