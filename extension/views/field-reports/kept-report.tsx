import { useContext, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { KeptReport as Kept } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";
import { Currency } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { RefusalWords } from "./refusal-words.tsx";
import type { ReportView } from "./report-context.ts";
import { reportSubject } from "./report-subject.ts";

/** Something written here that the server has not taken: what it was, why, and what can be done. */
export const KeptReport = ({ kept, onOpen }: { kept: Kept; onOpen: (view: ReportView) => void }) => {
  const { write, state } = kept;
  const currency = useContext(Currency);
  const [trying, setTrying] = useState(false);
  if (state.kind === "sent") return null;
  const { customerId, customerName } = write;
  const note = write.step === "report" ? write.body.text : write.body.note;
  const what =
    write.step === "report"
      ? reportSubject(write.body.reported, currency, uiLanguage())
      : i18n.t(`reports.writes.steps.${write.step}`);
  const wrote = (
    <>
      <p>
        <strong>{customerName}</strong> · {what}
      </p>
      {note !== "" && <blockquote className="step-note">{note}</blockquote>}
    </>
  );
  const drop = (
    <Button look="quiet" onClick={() => void send("dropWrite", { id: write.id })}>
      {i18n.t("reports.writes.drop")}
    </Button>
  );
  const tryNow = (): void => {
    setTrying(true);
    void send("sendWrites", null).finally(() => setTrying(false));
  };
  if (state.kind === "waiting")
    return (
      <Notice kind="warning" title={i18n.t("reports.writes.waiting")}>
        {wrote}
        <p>{i18n.t("reports.writes.waitingNext")}</p>
        <div className="row">
          <Button busy={trying} onClick={tryNow}>
            {i18n.t("reports.writes.tryNow")}
          </Button>
          {drop}
        </div>
      </Notice>
    );
  return (
    <Notice kind="bad" title={i18n.t("reports.writes.refused")}>
      {wrote}
      <RefusalWords failure={state.failure} />
      <div className="row">
        {write.step === "report" && (
          <Button
            onClick={() =>
              onOpen({
                view: "new",
                from: {
                  customerId,
                  customerName,
                  kind: write.body.reported.kind,
                  again: { writeId: write.id, body: write.body },
                },
              })
            }
          >
            {i18n.t("reports.writes.correct")}
          </Button>
        )}
        {drop}
      </div>
    </Notice>
  );
};
