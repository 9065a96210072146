import { type FormEvent, useEffect, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { organizationOrigin } from "#extension/platform/organization-origin.ts";
import { requestOrigin } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { pendingApiUrlItem } from "#extension/platform/storage.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { Frame } from "./frame.tsx";

type State =
  | { kind: "typing" }
  | { kind: "asking" }
  | { kind: "wrong" }
  | { kind: "failed"; failure: Failure };

const REFUSED: Failure = { code: "permission_missing", requestId: null };
const BROKEN: Failure = { code: "bad_reply", requestId: null };

/** The browser may close the popup over its own question: the background then goes on with the pending address. */
const connectTo = async (origin: string, allowed: Promise<boolean>): Promise<Failure | null> => {
  await pendingApiUrlItem.setValue(origin);
  if (!(await allowed)) return REFUSED;
  const answer = await send("connect", { apiUrl: origin });
  return answer.ok ? null : answer.error;
};

/** First screen: where is the organization? The browser asks for this address and no other. */
export const ConnectScreen = ({ onDone }: { onDone: () => void }) => {
  const [address, setAddress] = useState("");
  const [state, setState] = useState<State>({ kind: "typing" });
  useEffect(() => {
    void pendingApiUrlItem.getValue().then((pending) => setAddress((typed) => typed || (pending ?? "")));
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const origin = organizationOrigin(address);
    if (origin === null) {
      setState({ kind: "wrong" });
      return;
    }
    setState({ kind: "asking" });
    connectTo(origin, requestOrigin(origin)).then(
      (failure) => {
        if (failure === null) onDone();
        else setState({ kind: "failed", failure });
      },
      () => setState({ kind: "failed", failure: BROKEN }),
    );
  };
  return (
    <Frame>
      <form className="stack" onSubmit={submit} noValidate>
        <h1>{i18n.t("popup.connect.title")}</h1>
        <p className="muted">{i18n.t("popup.connect.why")}</p>
        <Field
          label={i18n.t("popup.connect.address")}
          hint={i18n.t("popup.connect.hint")}
          error={state.kind === "wrong" ? i18n.t("popup.connect.wrong") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              name="apiUrl"
              inputMode="url"
              autoComplete="url"
              spellCheck={false}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Field>
        {state.kind === "failed" && <FailureNotice failure={state.failure} />}
        <Button type="submit" look="main" busy={state.kind === "asking"}>
          {i18n.t("popup.connect.submit")}
        </Button>
        <p className="muted">{i18n.t("popup.connect.permission")}</p>
      </form>
    </Frame>
  );
};
