import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure, ProofAsk } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { ReauthenticationState } from "#shared/contract/reauthentication.ts";
import { useAsked } from "../popup/use-asked.ts";
import { askApi } from "./ask-api.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { Field } from "./field.tsx";
import { Notice } from "./notice.tsx";
import { Skeleton } from "./skeleton.tsx";

type ReauthenticateDialogProps = {
  /** The person proved who they are: what waited may be sent again, within five minutes. */
  onDone: () => void;
  onClose: () => void;
};

const askWays = (): Promise<ReauthenticationState | { failure: Failure }> =>
  askApi(ReauthenticationState, { method: "GET", path: "/v1/reauthentications" }).catch(
    (failure: Failure) => ({ failure }),
  );

/** Asks for the password, or in the company's own window, before something large counts. May stand inside a form or a dialog. */
export const ReauthenticateDialog = ({ onDone, onClose }: ReauthenticateDialogProps) => {
  const { asked, again } = useAsked(askWays);
  const state = asked.kind === "ready" ? asked.value : null;
  const ways = state !== null && "ways" in state ? state.ways : null;
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState<ProofAsk["way"] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const prove = async (ask: ProofAsk): Promise<void> => {
    setBusy(ask.way);
    setFailure(null);
    const answer = await send("reauthenticate", ask).catch(() => null);
    setBusy(null);
    if (answer?.ok) return onDone();
    setPassword("");
    setFailure(answer?.error ?? { code: "bad_reply", requestId: null });
  };
  return createPortal(
    <Dialog title={i18n.t("proof.title")} subtitle={i18n.t("proof.about")} onClose={onClose}>
      {state === null && <Skeleton lines={2} />}
      {state !== null && "failure" in state && <FailureNotice failure={state.failure} onRetry={again} />}
      {ways !== null && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            // React carries it on to a form around this dialog.
            event.stopPropagation();
            void prove({ way: "password", password });
          }}
        >
          {ways.includes("password") && <PasswordField value={password} onChange={setPassword} />}
          {ways.length === 0 && <Notice kind="warning" title={i18n.t("proof.noWay")} />}
          {failure?.code === "sign_in_failed" ? (
            <Notice kind="bad" title={i18n.t("proof.wrong")} />
          ) : (
            failure && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />
          )}
          <div className="dialog-actions">
            <Button onClick={onClose}>{i18n.t("ui.cancel")}</Button>
            {ways.includes("company") && (
              <Button
                look={ways.includes("password") ? "plain" : "main"}
                busy={busy === "company"}
                disabled={busy !== null}
                onClick={() => void prove({ way: "company" })}
              >
                {i18n.t("proof.company")}
              </Button>
            )}
            {ways.includes("password") && (
              <Button
                type="submit"
                look="main"
                busy={busy === "password"}
                disabled={password === "" || busy !== null}
              >
                {i18n.t("proof.confirm")}
              </Button>
            )}
          </div>
        </form>
      )}
    </Dialog>,
    document.body,
  );
};

type PasswordFieldProps = { value: string; onChange: (password: string) => void };

const PasswordField = ({ value, onChange }: PasswordFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  // It appears once the ways are known, after the dialog has opened.
  useEffect(() => input.current?.focus(), []);
  return (
    <Field label={i18n.t("proof.password")}>
      {(control) => (
        <input
          {...control}
          ref={input}
          type="password"
          autoComplete="current-password"
          value={value}
          maxLength={200}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
};
