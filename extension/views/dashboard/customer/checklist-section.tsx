import { useEffect, useId, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { CHECKLIST_OCCASIONS } from "#shared/checklists/checklist.ts";
import {
  Checklist,
  type ChecklistItem,
  type ChecklistOccasion,
  type ChecklistTick,
} from "#shared/contract/checklists.ts";
import { Recorded } from "#shared/contract/customers.ts";
import { AmountField } from "../../ui/amount-field.tsx";
import { Answered } from "../../ui/answered.tsx";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { useMoneyText } from "../../ui/money.tsx";
import { readAmount } from "../../ui/read-amount.ts";
import { Segments } from "../../ui/segments.tsx";
import { useMe } from "../../ui/session.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";
import { isCreditDesk } from "../may.ts";
import { groundWords } from "./checklist-ground.ts";
import { checklistGroups, mayTick } from "./checklist-groups.ts";
import "./checklist-section.css";

const SIGNS = {
  known: "✓",
  done: "✓",
  missing: "✕",
  outdated: "!",
  not_needed: "–",
} as const satisfies Record<ChecklistItem["state"], string>;
const GROUPS = ["gaps", "there", "not_needed"] as const;

type ItemRowProps = {
  entry: ChecklistItem;
  desk: boolean;
  busy: boolean;
  onTick: (done: boolean, note: string) => void;
};

/** One item: its state in a sign and a word, what it rests on, and the way to say that one has seen it. */
const ItemRow = ({ entry, desk, busy, onTick }: ItemRowProps) => {
  const money = useMoneyText();
  const [note, setNote] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const { item, state, ground } = entry;
  const name = i18n.t(`checklist.items.${item}`);
  const isMarked = ground === "person" && (state === "done" || state === "outdated");
  const isOpen = note !== null;
  useEffect(() => {
    if (isOpen) form.current?.querySelector("input")?.focus();
  }, [isOpen]);
  const mine = mayTick(item, desk);
  return (
    <li className={`checklist-item checklist-${state}`} data-item={item}>
      <span className="checklist-sign" aria-hidden="true">
        {SIGNS[state]}
      </span>
      <div className="record-words">
        <p>
          <strong>{name}</strong> <span className="muted">{i18n.t(`checklist.states.${state}`)}</span>
        </p>
        <p className="muted record-foot">{groundWords(entry, money, uiLanguage())}</p>
        {entry.note !== "" && <p className="record-foot">{entry.note}</p>}
        {note !== null && (
          <form
            ref={form}
            className="stack"
            aria-label={i18n.t("checklist.tickOf", [name])}
            onSubmit={(event) => {
              event.preventDefault();
              if (!busy) onTick(true, note);
            }}
            onKeyDown={({ key }) => key === "Escape" && setNote(null)}
          >
            <Field label={i18n.t("checklist.note")} hint={i18n.t("checklist.noteHint")}>
              {(control) => (
                <input
                  {...control}
                  value={note}
                  maxLength={300}
                  autoComplete="off"
                  onChange={({ target }) => setNote(target.value)}
                />
              )}
            </Field>
            <div className="row">
              <Button type="submit" look="main" busy={busy}>
                {i18n.t("checklist.save")}
              </Button>
              <Button look="quiet" onClick={() => setNote(null)} disabled={busy}>
                {i18n.t("ui.cancel")}
              </Button>
            </div>
          </form>
        )}
      </div>
      {mine && note === null && state !== "known" && (
        <div className="row">
          {state !== "done" && state !== "not_needed" && (
            <Button aria-label={i18n.t("checklist.tickOf", [name])} onClick={() => setNote("")}>
              {i18n.t("checklist.tick")}
            </Button>
          )}
          {isMarked && (
            <Button
              look="quiet"
              disabled={busy}
              aria-label={i18n.t("checklist.untickOf", [name])}
              onClick={() => onTick(false, "")}
            >
              {i18n.t("checklist.untick")}
            </Button>
          )}
        </div>
      )}
      {!mine && (state === "missing" || state === "outdated") && (
        <span className="muted">{i18n.t("checklist.creditOnly")}</span>
      )}
    </li>
  );
};

type ListProps = {
  checklist: Checklist;
  busy: boolean;
  onTick: (tick: Omit<ChecklistTick, "occasion">) => void;
};

/** How much is missing, and for which amount. */
const GapsLine = ({ checklist }: { checklist: Checklist }) => {
  const money = useMoneyText();
  const { amountCents } = checklist;
  const count = checklistGroups(checklist).gaps.length;
  return (
    <>
      <p className={count > 0 ? "lead" : "lead standing-good"} role="status">
        {i18n.t("checklist.gaps", count)}
      </p>
      <p className="muted">
        {amountCents === null
          ? i18n.t("checklist.amountUnknown")
          : i18n.t("checklist.amountOf", [money(amountCents)])}
      </p>
    </>
  );
};

const List = ({ checklist, busy, onTick }: ListProps) => {
  const id = useId();
  const desk = isCreditDesk(useMe().role);
  const groups = checklistGroups(checklist);
  return (
    <>
      {GROUPS.filter((group) => groups[group].length > 0).map((group) => (
        <section key={group} aria-labelledby={`${id}-${group}`}>
          <h3 id={`${id}-${group}`}>{i18n.t(`checklist.groups.${group}`)}</h3>
          <ul className="records">
            {groups[group].map((entry) => (
              <ItemRow
                key={`${entry.item} ${entry.state} ${entry.day}`}
                entry={entry}
                desk={desk}
                busy={busy}
                onTick={(done, note) => onTick({ item: entry.item, done, note })}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

/**
 * What is to be at hand before an account is opened or a first order goes out, gaps first; who saw it, and when. Of a customer who
 * has been delivered for long (`unfolded` false) it says how much is missing, and the rest when asked.
 */
export const ChecklistSection = ({ customerId, unfolded }: { customerId: string; unfolded: boolean }) => {
  const id = useId();
  const [open, setOpen] = useState(unfolded);
  const [occasion, setOccasion] = useState<ChecklistOccasion>("open_account");
  const [amount, setAmount] = useState("");
  const [said, setSaid] = useState("");
  const cents = readAmount(amount);
  const query = cents === null ? "" : `&amountCents=${cents}`;
  const path = `/v1/customers/${encodeURIComponent(customerId)}`;
  const read = useRead(Checklist, `${path}/checklist?occasion=${occasion}${query}`, { keepBefore: true });
  const write = useWrite(Recorded);
  // A server of before has no checklists.
  if (read.error?.code === "not_found") return null;
  const tick = (mark: Omit<ChecklistTick, "occasion">): void =>
    write.mutate(
      {
        method: "POST",
        path: `${path}/checklist-marks`,
        body: { occasion, ...mark } satisfies ChecklistTick,
      },
      {
        onSuccess: () =>
          setSaid(
            i18n.t(mark.done ? "checklist.saved" : "checklist.takenBack", [
              i18n.t(`checklist.items.${mark.item}`),
            ]),
          ),
      },
    );
  return (
    <section className="box stack" aria-labelledby={`${id}-title`}>
      <div className="row spread">
        <h2 id={`${id}-title`}>{i18n.t("checklist.title")}</h2>
        <Segments<ChecklistOccasion>
          label={i18n.t("checklist.occasion")}
          value={occasion}
          choices={CHECKLIST_OCCASIONS.map((value) => ({
            value,
            label: i18n.t(`checklist.occasions.${value}`),
          }))}
          onChange={setOccasion}
        />
      </div>
      {open && <AmountField label={i18n.t("checklist.amount")} value={amount} onChange={setAmount} />}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <p className="out-of-sight" role="status">
        {said}
      </p>
      <Answered read={read} lines={open ? 6 : 2}>
        {(checklist) => (
          <>
            <GapsLine checklist={checklist} />
            {open && <List checklist={checklist} busy={write.isPending} onTick={tick} />}
          </>
        )}
      </Answered>
      {!unfolded && (
        <div className="row">
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {i18n.t(open ? "checklist.fold" : "checklist.unfold")}
          </Button>
        </div>
      )}
    </section>
  );
};
