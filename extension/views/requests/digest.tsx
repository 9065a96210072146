import { useContext, useEffect, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { onPageEvent } from "#extension/platform/listen.ts";
import type { CustomerChange } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { openDashboard } from "#extension/platform/surfaces.ts";
import { useAsked } from "../popup/use-asked.ts";
import { Button } from "../ui/button.tsx";
import { Currency } from "../ui/money.tsx";
import { changeSentence, changeTone, sortChanges } from "./change-sentence.ts";

const ask = (): Promise<CustomerChange[]> => send("customerChanges", null);
const FEW = 5;
const SIGNS = { bad: "▼", good: "▲", none: "•" } as const;
const WORDS = {
  bad: "requests.changes.worse",
  good: "requests.changes.better",
  none: "requests.changes.neutral",
} as const;

/** What became of the member's customers since the member last looked: one line, opened on demand, gone once seen. */
export const Digest = () => {
  const { asked, again } = useAsked(ask);
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const currency = useContext(Currency);
  useEffect(
    () =>
      onPageEvent((event) => {
        if (event.name === "customersChanged") again();
      }),
    [again],
  );
  const changes = asked.kind === "ready" ? sortChanges(asked.value) : [];
  if (changes.length === 0) return null;
  const customers = new Set(changes.map(({ customerId }) => customerId)).size;
  const last = Math.max(...changes.map(({ sequence }) => sequence));
  const shown = all ? changes : changes.slice(0, FEW);
  return (
    <section className="digest" aria-label={i18n.t("requests.changes.title", customers)}>
      <div className="row spread">
        <strong>{i18n.t("requests.changes.title", customers)}</strong>
        <span className="row">
          <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {i18n.t(open ? "requests.changes.hide" : "requests.changes.show")}
          </Button>
          <Button look="quiet" onClick={() => void send("seenChanges", { upTo: last }).then(again)}>
            {i18n.t("requests.changes.seen")}
          </Button>
        </span>
      </div>
      {open && (
        <ul>
          {shown.map((change) => {
            const tone = changeTone(change);
            return (
              <li key={change.sequence} className={`change change-${tone}`}>
                <span aria-hidden="true">{SIGNS[tone]}</span>
                <span className="out-of-sight">{i18n.t(WORDS[tone])} </span>
                <button
                  type="button"
                  className="link-button"
                  onClick={() => void openDashboard(`/customers/${change.customerId}`)}
                >
                  {change.name}
                </button>
                <span>{changeSentence(change, currency, uiLanguage())}</span>
              </li>
            );
          })}
        </ul>
      )}
      {open && changes.length > shown.length && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {i18n.t("requests.changes.more", [changes.length])}
        </Button>
      )}
    </section>
  );
};
