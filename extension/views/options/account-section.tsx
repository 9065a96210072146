import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Connection, Failure } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Section } from "./section.tsx";

/** The organization's own page: passwords never pass through the extension. */
const PasswordLink = ({ apiUrl }: { apiUrl: string }) => (
  <a href={`${apiUrl}/password`} target="_blank" rel="noreferrer">
    {i18n.t("options.account.password")}
  </a>
);

/** Who is signed in, where; signing in itself is the popup's job. */
export const AccountSection = ({ connection }: { connection: Connection }) => {
  const [leaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const signOut = (): void => {
    setLeaving(true);
    void send("signOut", null)
      .then((answer) => setFailure(answer.ok ? null : answer.error))
      .finally(() => setLeaving(false));
  };
  return (
    <Section title={i18n.t("options.account.title")}>
      {connection.kind === "not_connected" && <p>{i18n.t("options.account.notConnected")}</p>}
      {connection.kind === "signed_out" && <p>{i18n.t("options.account.signedOut", [connection.apiUrl])}</p>}
      {failure !== null && <FailureNotice failure={failure} kept={i18n.t("options.account.erasedAnyway")} />}
      {connection.kind === "signed_in" && (
        <>
          <dl className="options-facts">
            <dt>{i18n.t("options.account.organization")}</dt>
            <dd>{connection.me.organization.name}</dd>
            <dt>{i18n.t("options.account.address")}</dt>
            <dd>{connection.apiUrl}</dd>
            <dt>{i18n.t("options.account.member")}</dt>
            <dd>
              {connection.me.name}, {connection.me.email}
            </dd>
            <dt>{i18n.t("options.account.role")}</dt>
            <dd>{i18n.t(`roles.${connection.me.role}`)}</dd>
          </dl>
          <div className="row">
            <Button name="signOut" busy={leaving} onClick={signOut}>
              {i18n.t("popup.signOut")}
            </Button>
            <PasswordLink apiUrl={connection.apiUrl} />
          </div>
        </>
      )}
      {connection.kind === "signed_out" && <PasswordLink apiUrl={connection.apiUrl} />}
    </Section>
  );
};
