import { useContext, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Addition, RequestDetail } from "#shared/contract/requests.ts";
import { AmountField } from "../ui/amount-field.tsx";
import { Button } from "../ui/button.tsx";
import { Field } from "../ui/field.tsx";
import { Currency } from "../ui/money.tsx";
import { readAmount } from "../ui/read-amount.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import type { Sending, Wish } from "./use-write.ts";

type Mode = "additions" | "withdrawal" | "condition" | "end";

/** Another word, with a new amount where one was asked for; null while there is neither. */
const additionOf = (detail: RequestDetail, note: string, amount: string): Addition | null => {
  const { asked } = detail;
  const cents = amount.trim() === "" ? null : readAmount(amount);
  if (amount.trim() !== "" && (cents === null || cents === 0)) return null;
  if (cents !== null && "amountCents" in asked && cents !== asked.amountCents)
    return { note, asked: { ...asked, amountCents: cents } };
  return note === "" ? null : { note };
};

/** What an asker does: add a word or a new amount, withdraw; prove the deposit, end the release. */
export const AskerPanel = ({
  detail,
  sending,
  write,
}: {
  detail: RequestDetail;
  sending: Sending;
  write: (wish: Wish) => void;
}) => {
  const { rights, asked, customerId, customerName, id: requestId, version, awaiting } = detail;
  const [mode, setMode] = useState<Mode | null>(rights.add && awaiting === "asker" ? "additions" : null);
  const organization = useContext(Currency);
  const [note, setNote] = useState("");
  const [amount, setAmount] = useState("");
  const busy = sending.kind === "sending";
  useShortcuts({ Escape: mode === null || busy ? undefined : () => setMode(null) });
  const may: Record<Mode, boolean> = {
    // A decider says it by asking back.
    additions: rights.add && !rights.decide,
    withdrawal: rights.withdraw,
    condition: rights.proveCondition,
    end: rights.endRelease,
  };
  const modes = (["additions", "condition", "withdrawal", "end"] as const).filter((each) => may[each]);
  if (modes.length === 0) return null;
  const of = { customerId, customerName, requestId };
  const words = note.trim();
  const addition = additionOf(detail, words, amount);
  const wish: Wish | null =
    mode === null
      ? null
      : mode === "additions"
        ? addition && { ...of, step: "additions", body: addition }
        : { ...of, step: mode, body: { version, note: words } };
  const labels = {
    additions: i18n.t(awaiting === "asker" ? "requests.mineActions.answer" : "requests.mineActions.add"),
    withdrawal: i18n.t("requests.mineActions.withdraw"),
    condition: i18n.t("requests.mineActions.condition"),
    end: i18n.t("requests.mineActions.end"),
  };
  if (mode === null)
    return (
      <div className="decide-actions">
        {modes.map((each) => (
          <Button
            key={each}
            look={each === "withdrawal" || each === "end" ? "quiet" : "plain"}
            disabled={busy}
            onClick={() => setMode(each)}
          >
            {labels[each]}
          </Button>
        ))}
      </div>
    );
  const confirms = {
    additions: i18n.t("requests.mineActions.send"),
    withdrawal: i18n.t("requests.mineActions.withdrawYes"),
    condition: labels.condition,
    end: i18n.t("requests.mineActions.endYes"),
  };
  return (
    <form
      className="decide-form stack"
      aria-label={labels[mode]}
      onSubmit={(event) => {
        event.preventDefault();
        if (wish !== null && !busy) write(wish);
      }}
    >
      {mode === "withdrawal" && <p>{i18n.t("requests.mineActions.withdrawConfirm")}</p>}
      {mode === "end" && <p>{i18n.t("requests.mineActions.endConfirm")}</p>}
      {mode === "additions" && "amountCents" in asked && (
        <Currency value={asked.kind === "order_release" ? asked.currency : organization}>
          <AmountField label={i18n.t("requests.mineActions.amount")} value={amount} onChange={setAmount} />
        </Currency>
      )}
      <Field
        label={i18n.t(
          mode === "condition"
            ? "requests.mineActions.conditionNote"
            : mode === "additions"
              ? "requests.mineActions.note"
              : "requests.decide.note",
        )}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="row">
        <Button
          type="submit"
          look={mode === "withdrawal" || mode === "end" ? "danger" : "main"}
          busy={busy}
          disabled={wish === null}
        >
          {busy ? i18n.t("requests.decide.sending") : confirms[mode]}
        </Button>
        <Button look="quiet" onClick={() => setMode(null)}>
          {i18n.t("requests.decide.cancel")}
        </Button>
      </div>
    </form>
  );
};
