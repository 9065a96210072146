import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Connection, Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Notice } from "../ui/notice.tsx";
import { ConnectScreen } from "./connect-screen.tsx";
import { Frame } from "./frame.tsx";

type State =
  | { kind: "ready" }
  | { kind: "waiting" }
  | { kind: "elsewhere" }
  | { kind: "failed"; failure: Failure };

const BROKEN: Failure = { code: "bad_reply", requestId: null };

type Props = { connection: Extract<Connection, { kind: "signed_out" }>; onDone: () => void };

/** Second screen: the organization's own sign-in page opens in a window. */
export const SignInScreen = ({ connection, onDone }: Props) => {
  const [state, setState] = useState<State>({ kind: "ready" });
  const signIn = (): void => {
    setState({ kind: "waiting" });
    send("signIn", null).then(
      (answer) => {
        if (answer.ok) onDone();
        else setState({ kind: "failed", failure: answer.error });
      },
      () => setState({ kind: "failed", failure: BROKEN }),
    );
  };
  if (state.kind === "elsewhere") return <ConnectScreen onDone={onDone} />;
  return (
    <Frame>
      <div className="stack">
        <h1>{i18n.t("popup.signIn.title")}</h1>
        <p className="muted">{i18n.t("popup.signIn.at", [new URL(connection.apiUrl).host])}</p>
        {connection.expired && (
          <Notice kind="warning" title={i18n.t("popup.signIn.expired")}>
            <p>{i18n.t("popup.signIn.expiredKept")}</p>
          </Notice>
        )}
        {state.kind === "failed" && state.failure.code !== "cancelled" && (
          <FailureNotice failure={state.failure} />
        )}
        <Button look="main" data-action="sign-in" busy={state.kind === "waiting"} onClick={signIn}>
          {i18n.t("popup.signIn.submit")}
        </Button>
        <p className="muted" role="status">
          {state.kind === "waiting" ? i18n.t("popup.signIn.waiting") : i18n.t("popup.signIn.window")}
        </p>
        <Button look="quiet" onClick={() => setState({ kind: "elsewhere" })}>
          {i18n.t("popup.signIn.elsewhere")}
        </Button>
      </div>
    </Frame>
  );
};
