import { type FormEvent, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { TabCustomer } from "#extension/platform/messages.ts";
import type { Me } from "#shared/contract/me.ts";
import type { ProspectMade } from "#shared/contract/prospects.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { dayIn } from "../ui/today.ts";
import { IdentifyAnswer } from "./identify-answer.tsx";
import { draftOfTab, identificationOf, numberAsked } from "./identify-draft.ts";
import { type IdentifyState, useIdentify } from "./use-identify.ts";
import "./identify.css";

/** What a screen reader hears of the answer; it has its place beside the button before there is one. */
const statusOf = (state: IdentifyState): string => {
  if (state.kind === "asking") return i18n.t("identify.asking");
  const found = state.kind === "answered" ? state.reply.candidates.length : 0;
  return found === 0 ? "" : i18n.t("identify.found", found);
};

type Props = {
  tab: Pick<TabCustomer, "seenName" | "record"> | null;
  organization: Pick<Me["organization"], "siren" | "timeZone">;
  /** Shows a customer that is known already. */
  onOpen: (customerId: string) => void;
  /** The firm is a prospect and the local copy has it. */
  onMade: (made: ProspectMade) => void;
};

/** Who an unknown name is, asked of the State's register: what leaves stands here, to be changed, and one button sends it. */
export const IdentifyForm = ({ tab, organization, onOpen, onMade }: Props) => {
  const [draft, setDraft] = useState(() => draftOfTab(tab, organization.siren));
  const [empty, setEmpty] = useState(false);
  const number = useRef<HTMLInputElement>(null);
  const record = tab?.record ?? null;
  const { state, lookUp, pick } = useIdentify(record, onMade);
  const change = (part: Partial<typeof draft>): void => {
    setEmpty(false);
    setDraft({ ...draft, ...part });
  };
  const ask = (): void => {
    const asked = identificationOf(draft);
    setEmpty(asked === null);
    if (asked !== null) lookUp(asked);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask();
  };
  const byNumber = numberAsked(draft) !== "";
  return (
    <section className="identify stack" aria-labelledby="identify-title">
      <h2 id="identify-title">{i18n.t("identify.title")}</h2>
      <form className="stack" onSubmit={submit} noValidate>
        <div className="identify-fields">
          <Field label={i18n.t("identify.name")} error={empty ? i18n.t("identify.empty") : undefined}>
            {(attributes) => (
              <input
                {...attributes}
                name="identify-name"
                autoComplete="off"
                maxLength={200}
                value={draft.name}
                onChange={({ target }) => change({ name: target.value })}
              />
            )}
          </Field>
          <Field label={i18n.t("identify.town")} hint={i18n.t("identify.townHint")}>
            {(attributes) => (
              <input
                {...attributes}
                name="identify-town"
                autoComplete="off"
                maxLength={100}
                value={draft.town}
                onChange={({ target }) => change({ town: target.value })}
              />
            )}
          </Field>
          <Field label={i18n.t("identify.number")} hint={i18n.t("identify.numberHint")}>
            {(attributes) => (
              <input
                {...attributes}
                ref={number}
                name="identify-number"
                autoComplete="off"
                spellCheck={false}
                maxLength={40}
                value={draft.number}
                onChange={({ target }) => change({ number: target.value })}
              />
            )}
          </Field>
        </div>
        <p className="muted identify-leaves">
          {i18n.t(byNumber ? "identify.leavesNumber" : "identify.leavesName")}
        </p>
        <div className="row">
          <Button type="submit" look="main" busy={state.kind === "asking"}>
            {i18n.t("identify.submit")}
          </Button>
          <span className="muted" role="status">
            {statusOf(state)}
          </span>
        </div>
      </form>
      {state.kind === "failed" && (
        <FailureNotice failure={state.failure} kept={i18n.t("identify.typedKept")} onRetry={ask} />
      )}
      {state.kind === "answered" && (
        <IdentifyAnswer
          key={JSON.stringify(state.asked)}
          answered={state}
          seenName={tab?.seenName ?? null}
          hasRecord={record !== null}
          today={dayIn(organization.timeZone, new Date())}
          onPick={pick}
          onOpen={onOpen}
          onTypeNumber={() => number.current?.focus()}
          onLookUp={(siren) => {
            change({ number: siren });
            lookUp({ number: siren });
          }}
          onRetry={ask}
        />
      )}
    </section>
  );
};
