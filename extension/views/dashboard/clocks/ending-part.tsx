import { useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Deadline } from "#shared/contract/clocks.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { useShortcuts } from "../../requests/use-shortcuts.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { endingOf, OUTCOME_KEYS, type Outcome, outcomesOf } from "./ending-draft.ts";

type EndingPartProps = { deadline: Deadline; keys: boolean; onEnded: (outcome: Outcome) => void };

/** Done, not needed, or kept though provisional: each with its words and one line that says what happens. */
export const EndingPart = ({ deadline, keys, onEnded }: EndingPartProps) => {
  const [draft, setDraft] = useState<{ outcome: Outcome; reason: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  const opener = useRef<Outcome | null>(null);
  const write = useWrite(Recorded, () => {
    if (draft === null) return;
    setDraft(null);
    opener.current = null;
    onEnded(draft.outcome);
  });
  const outcomes = outcomesOf(deadline);
  const isOpen = draft !== null;
  const choose = (outcome: Outcome): void => {
    write.reset();
    opener.current = outcome;
    setDraft({ outcome, reason: "" });
  };
  useShortcuts({
    ...Object.fromEntries(
      outcomes.map((outcome) => [OUTCOME_KEYS[outcome], keys && !isOpen ? () => choose(outcome) : undefined]),
    ),
    Escape: isOpen && !write.isPending ? () => setDraft(null) : undefined,
  });
  useEffect(() => {
    if (isOpen) form.current?.querySelector("textarea")?.focus();
    else if (opener.current !== null) {
      actions.current?.querySelector<HTMLElement>(`[data-outcome=${opener.current}]`)?.focus();
      opener.current = null;
    }
  }, [isOpen]);
  if (draft === null)
    return (
      <div className="verdict-actions" ref={actions}>
        {outcomes.map((outcome, place) => (
          <Button
            key={outcome}
            data-outcome={outcome}
            look={place === 0 ? "main" : "plain"}
            aria-keyshortcuts={keys ? OUTCOME_KEYS[outcome] : undefined}
            onClick={() => choose(outcome)}
          >
            {i18n.t(`deadlines.outcomes.${outcome}`)}
            {keys && (
              <span className="key-cap" aria-hidden="true">
                {OUTCOME_KEYS[outcome]}
              </span>
            )}
          </Button>
        ))}
      </div>
    );
  const { outcome, reason } = draft;
  const ending = endingOf(outcome, reason);
  return (
    <form
      ref={form}
      className="verdict-form stack"
      aria-label={i18n.t(`deadlines.outcomes.${outcome}`)}
      onSubmit={(event) => {
        event.preventDefault();
        if (ending === null || write.isPending) return;
        write.mutate({ method: "POST", path: `/v1/clocks/${deadline.id}/ending`, body: ending });
      }}
    >
      <Field label={i18n.t(`deadlines.reason.${outcome}`)} hint={i18n.t(`deadlines.reasonHint.${outcome}`)}>
        {(control) => (
          <textarea
            {...control}
            value={reason}
            maxLength={500}
            required
            onChange={({ target }) => setDraft({ outcome, reason: target.value })}
          />
        )}
      </Field>
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <p className={ending === null ? "muted" : "confirm-line"}>
        {i18n.t(`deadlines.line.${outcome}`, [deadline.about.name])}
      </p>
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={ending === null}>
          {i18n.t(`deadlines.do.${outcome}`)}
        </Button>
        <Button look="quiet" onClick={() => setDraft(null)} disabled={write.isPending}>
          {i18n.t("ui.cancel")}
        </Button>
      </div>
    </form>
  );
};
