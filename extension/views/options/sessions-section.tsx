import { useState } from "react";
import * as z from "zod";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import type { Failure } from "#extension/platform/messages.ts";
import { SessionList } from "#shared/contract/me.ts";
import { formatMoment } from "../format.ts";
import { useAsked } from "../popup/use-asked.ts";
import { askApi } from "../ui/ask-api.ts";
import { Button } from "../ui/button.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Section } from "./section.tsx";

type Sessions = z.infer<typeof SessionList>["sessions"];

const askSessions = async (): Promise<{ sessions: Sessions } | { failure: Failure }> =>
  askApi(SessionList, { method: "GET", path: "/v1/sessions" }).catch((failure: Failure) => ({ failure }));

/** Devices signed in with this account; each can be signed out from here, at once. */
export const SessionsSection = () => {
  const { asked, again } = useAsked(askSessions);
  const [revoking, setRevoking] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const revoke = (id: string): void => {
    setRevoking(id);
    askApi(z.unknown(), { method: "DELETE", path: `/v1/sessions/${encodeURIComponent(id)}` })
      .then(() => setFailure(null), setFailure)
      .finally(() => {
        setRevoking(null);
        again();
      });
  };
  const value = asked.kind === "ready" ? asked.value : null;
  return (
    <Section title={i18n.t("options.sessions.title")}>
      <p className="muted">{i18n.t("options.sessions.why")}</p>
      {failure !== null && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />}
      {value === null && asked.kind === "loading" && <Skeleton lines={2} />}
      {value !== null && "failure" in value && <FailureNotice failure={value.failure} onRetry={again} />}
      {value !== null && "sessions" in value && (
        <ul className="options-list">
          {value.sessions.map(({ id, createdAt, expiresAt, userAgent, current }) => (
            <li key={id}>
              <div>
                <strong>{userAgent ?? i18n.t("options.sessions.unknownDevice")}</strong>{" "}
                {current && <span className="muted">{i18n.t("options.sessions.current")}</span>}
                <p className="muted">
                  {i18n.t("options.sessions.dates", [
                    formatMoment(createdAt, uiLanguage()),
                    formatMoment(expiresAt, uiLanguage()),
                  ])}
                </p>
              </div>
              {!current && (
                <Button
                  look="danger"
                  busy={revoking === id}
                  aria-label={i18n.t("options.sessions.revokeDevice", [userAgent ?? id])}
                  onClick={() => revoke(id)}
                >
                  {i18n.t("options.sessions.revoke")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
