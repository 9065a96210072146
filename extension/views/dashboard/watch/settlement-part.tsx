import { useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { EventKind, Recorded } from "#shared/contract/customers.ts";
import type { WatchItem } from "#shared/contract/watch.ts";
import { useShortcuts } from "../../requests/use-shortcuts.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useWrite } from "../../ui/use-write.ts";
import {
  draftFor,
  OUTCOME_KEYS,
  type Outcome,
  outcomesOf,
  type SettlementDraft,
  settlementOf,
} from "./settlement-draft.ts";

type SettlementPartProps = {
  item: WatchItem;
  today: string;
  keys: boolean;
  onSettled: (outcome: Outcome) => void;
};

const label = ({ reason }: WatchItem, outcome: Outcome): string =>
  i18n.t(
    outcome === "nothing" && reason === "same_name_as_prospect"
      ? "watch.outcomes.notSame"
      : `watch.outcomes.${outcome}`,
  );

const EventFields = ({
  draft,
  today,
  onEdit,
}: {
  draft: SettlementDraft;
  today: string;
  onEdit: (change: Partial<SettlementDraft>) => void;
}) => (
  <>
    <div className="form-pair">
      <Field label={i18n.t("events.kind")}>
        {(control) => (
          <select
            {...control}
            name="kind"
            value={draft.kind}
            onChange={({ target }) => {
              const read = EventKind.safeParse(target.value);
              onEdit({ kind: read.success ? read.data : "" });
            }}
          >
            <option value="">{i18n.t("watch.chooseKind")}</option>
            {EventKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {i18n.t(`events.kinds.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DateField
        label={i18n.t("events.day")}
        value={draft.day}
        max={today}
        required
        onChange={(day) => onEdit({ day })}
      />
    </div>
    {draft.kind !== "" && <p className="muted">{i18n.t(`events.effects.${draft.kind}`)}</p>}
  </>
);

/** An event, the same firm, or nothing: each by one key and one confirmed line. */
export const SettlementPart = ({ item, today, keys, onSettled }: SettlementPartProps) => {
  const [draft, setDraft] = useState<SettlementDraft | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const actions = useRef<HTMLDivElement>(null);
  const opener = useRef<Outcome | null>(null);
  const write = useWrite(Recorded, () => {
    if (draft === null) return;
    opener.current = null;
    setDraft(null);
    onSettled(draft.outcome);
  });
  const outcomes = outcomesOf(item);
  const isOpen = draft !== null;
  const choose = (outcome: Outcome): void => {
    write.reset();
    opener.current = outcome;
    setDraft(draftFor(item, outcome, today));
  };
  useShortcuts({
    ...Object.fromEntries(
      outcomes.map((outcome) => [OUTCOME_KEYS[outcome], keys && !isOpen ? () => choose(outcome) : undefined]),
    ),
    Escape: isOpen && !write.isPending ? () => setDraft(null) : undefined,
  });
  useEffect(() => {
    if (isOpen) form.current?.querySelector<HTMLElement>("select, textarea")?.focus();
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
            {label(item, outcome)}
            {keys && (
              <span className="key-cap" aria-hidden="true">
                {OUTCOME_KEYS[outcome]}
              </span>
            )}
          </Button>
        ))}
      </div>
    );
  const { outcome, note } = draft;
  const drafted = settlementOf(draft, today);
  const onEdit = (change: Partial<SettlementDraft>): void => setDraft({ ...draft, ...change });
  return (
    <form
      ref={form}
      className="verdict-form stack"
      aria-label={label(item, outcome)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!drafted.ok || write.isPending) return;
        write.mutate({
          method: "POST",
          path: `/v1/watch-items/${item.id}/settlement`,
          body: drafted.settlement,
        });
      }}
    >
      {outcome === "event" && <EventFields draft={draft} today={today} onEdit={onEdit} />}
      <Field
        label={i18n.t(outcome === "nothing" ? "watch.why" : "watch.note")}
        hint={i18n.t(outcome === "nothing" ? "watch.whyHint" : "watch.noteHint")}
      >
        {(control) => (
          <textarea
            {...control}
            value={note}
            maxLength={500}
            required={outcome === "nothing"}
            onChange={({ target }) => onEdit({ note: target.value })}
          />
        )}
      </Field>
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <p className={drafted.ok ? "confirm-line" : "muted"}>
        {drafted.ok
          ? i18n.t(`watch.line.${outcome}`, [item.about.name])
          : i18n.t(`watch.problem.${drafted.problem}`)}
      </p>
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={!drafted.ok}>
          {i18n.t(`watch.do.${outcome}`)}
        </Button>
        <Button look="quiet" onClick={() => setDraft(null)} disabled={write.isPending}>
          {i18n.t("ui.cancel")}
        </Button>
      </div>
    </form>
  );
};
