import { type FormEvent, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { Failure, Sites } from "#extension/platform/messages.ts";
import { builtInPatterns, originPattern, requestOrigin } from "#extension/platform/permissions.ts";
import { send } from "#extension/platform/send.ts";
import { useAsked } from "../popup/use-asked.ts";
import { Button } from "../ui/button.tsx";
import { Empty } from "../ui/empty.tsx";
import { FailureNotice } from "../ui/failure-notice.tsx";
import { Field } from "../ui/field.tsx";
import { Section } from "./section.tsx";
import { SiteRow } from "./site-row.tsx";

const REFUSED: Failure = { code: "permission_missing", requestId: null };

const askSites = (): Promise<Sites> => send("sites", null);

const siteName = (pattern: string): string => pattern.replace(/\/\*$/, "");

const originOf = (typed: string): string | null => {
  const text = typed.trim();
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return text !== "" && originPattern(full) !== null ? new URL(full).origin : null;
};

/** The pages Vigie may read: none until a person enables them one by one. */
export const SitesSection = () => {
  const { asked, again } = useAsked(askSites);
  const [address, setAddress] = useState("");
  const [wrong, setWrong] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const builtIn = builtInPatterns();
  const enable = (event: FormEvent): void => {
    event.preventDefault();
    const origin = originOf(address);
    setWrong(origin === null);
    if (origin === null) return;
    const allowed = requestOrigin(origin);
    void allowed
      .then((given) => (given ? send("enableSite", { origin }) : { ok: false as const, error: REFUSED }))
      .then((answer) => {
        setFailure(answer.ok ? null : answer.error);
        if (answer.ok) setAddress("");
        again();
      });
  };
  const disable = (origin: string): void => void send("disableSite", { origin }).then(again);
  const turn = (origin: string, on: boolean): void => void send("switchSite", { origin, on }).then(again);
  const origins = asked.kind === "ready" ? asked.value.origins : [];
  return (
    <Section title={i18n.t("options.sites.title")}>
      <p className="muted">{i18n.t("options.sites.why")}</p>
      {asked.kind === "ready" && origins.length === 0 && (
        <Empty title={i18n.t("options.sites.none")}>
          <p className="muted">{i18n.t("options.sites.noneNext")}</p>
        </Empty>
      )}
      <ul className="options-list">
        {origins.map((pattern) => (
          <SiteRow
            key={pattern}
            name={siteName(pattern)}
            isBuiltIn={builtIn.includes(pattern)}
            isOff={asked.kind === "ready" && asked.value.off.includes(pattern)}
            health={asked.kind === "ready" ? asked.value.health.filter((one) => one.pattern === pattern) : []}
            onSwitch={turn}
            onDisable={disable}
          />
        ))}
      </ul>
      {failure !== null && <FailureNotice failure={failure} kept={i18n.t("ui.nothingChanged")} />}
      <form className="options-add" onSubmit={enable} noValidate>
        <Field
          label={i18n.t("options.sites.address")}
          hint={i18n.t("options.sites.hint")}
          error={wrong ? i18n.t("options.sites.wrong") : undefined}
        >
          {(attributes) => (
            <input
              {...attributes}
              name="site"
              inputMode="url"
              spellCheck={false}
              value={address}
              onChange={(event) => setAddress(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit">{i18n.t("options.sites.enable")}</Button>
      </form>
    </Section>
  );
};
