import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Failure, KeptWrite } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { formatMoment } from "../format.ts";
import { authoritySentences } from "../ui/authority-words.ts";
import { Button } from "../ui/button.tsx";
import { useMoneyText } from "../ui/money.tsx";
import { Notice } from "../ui/notice.tsx";
import { SignInAgain } from "./sign-in-again.tsx";
import { writeSentence } from "./write-sentence.ts";

/** Why the server did not take it: its reasons, what stands now, and through whom. */
export const RefusalWords = ({ failure }: { failure: Failure }) => {
  const money = useMoneyText();
  const { authority, lookAgain, outcome, requestId } = failure;
  const somebody = i18n.t("requests.stands.somebody");
  return (
    <>
      <p>{i18n.t(`errors.${failure.code}`)}</p>
      {authority && <p>{authoritySentences(authority, money).join(" ")}</p>}
      {lookAgain?.map((reason) => (
        <p key={reason}>{i18n.t(`requests.lookAgain.${reason}`)}</p>
      ))}
      {outcome && (
        <p>
          {i18n.t(`requests.writes.outcome.${outcome.state}`, [
            outcome.by ?? somebody,
            formatMoment(outcome.at, uiLanguage()),
          ])}
        </p>
      )}
      {requestId && <p className="muted">{i18n.t("ui.requestId", [requestId])}</p>}
    </>
  );
};

/** Something written here that the server has not taken: what it was, why, and what can be done. */
export const WriteNotice = ({ kept, onTake }: { kept: KeptWrite; onTake?: (() => void) | undefined }) => {
  const { write, state } = kept;
  const [trying, setTrying] = useState(false);
  if (state.kind === "sent") return null;
  const wrote = i18n.t("requests.writes.youWrote", [writeSentence(write, uiLanguage())]);
  const forget = () => void send("dropWrite", { id: write.id });
  const tryNow = () => {
    setTrying(true);
    void send("sendWrites", null).finally(() => setTrying(false));
  };
  if (state.kind === "waiting")
    return (
      <Notice kind="warning" title={i18n.t("requests.writes.waiting")}>
        <p>{wrote}</p>
        <p>{i18n.t("requests.writes.waitingNext")}</p>
        <div className="row">
          <Button busy={trying} onClick={tryNow}>
            {i18n.t("requests.writes.tryNow")}
          </Button>
          <Button look="quiet" onClick={forget}>
            {i18n.t("requests.writes.forget")}
          </Button>
        </div>
      </Notice>
    );
  const signIn = state.failure.code === "reauthentication_needed";
  return (
    <Notice kind="bad" title={i18n.t("requests.writes.refused")}>
      <RefusalWords failure={state.failure} />
      <p>{wrote}</p>
      <div className="row">
        {signIn && <SignInAgain write={write} />}
        {!signIn && onTake && <Button onClick={onTake}>{i18n.t("requests.writes.take")}</Button>}
        <Button look="quiet" onClick={forget}>
          {i18n.t("requests.writes.seen")}
        </Button>
      </div>
    </Notice>
  );
};
