import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { send } from "#extension/platform/send.ts";
import { KEYED_SOURCES, SourceState } from "#shared/contract/sources.ts";
import { formatDate, formatMoment, formatNumber } from "../../format.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { Field } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWrite } from "../../ui/use-write.ts";
import { sourceKey } from "./source-words.ts";

const TERMS = ["what", "leaves", "to", "licence", "often"] as const;
const KEY_LENGTH = 8;

const Facts = ({ source }: Pick<SourceState, "source">) => (
  <dl className="source-facts">
    {TERMS.map((term) => (
      <div key={term} className={term === "leaves" ? "source-leaves" : undefined}>
        <dt>{i18n.t(`dashboard.organization.sources.terms.${term}`)}</dt>
        <dd>{i18n.t(`dashboard.organization.sources.each.${sourceKey(source)}.${term}`)}</dd>
      </div>
    ))}
  </dl>
);

/** How it answers: what is known, how old that is, how far the watch has come. */
const standingWords = (state: SourceState, gazetteReadUpTo: string | null): string[] => {
  const language = uiLanguage();
  const { enabled, changedAt, changedBy, lastAnswerAt, source, watched, answered } = state;
  if (!enabled) return [i18n.t("dashboard.organization.sources.isOff")];
  const since =
    changedAt === null
      ? []
      : [
          i18n.t("dashboard.organization.sources.isOn", [
            formatMoment(changedAt, language),
            changedBy ?? "—",
          ]),
        ];
  const readUpTo =
    source === "bodacc" && gazetteReadUpTo !== null
      ? [i18n.t("dashboard.organization.sources.readUpTo", [formatDate(gazetteReadUpTo, language)])]
      : [];
  return [
    ...since,
    lastAnswerAt === null
      ? i18n.t("dashboard.organization.sources.notAsked")
      : i18n.t("dashboard.organization.sources.answered", [formatMoment(lastAnswerAt, language)]),
    ...readUpTo,
    ...(watched > 0
      ? [
          i18n.t("dashboard.organization.sources.progress", [
            formatNumber(answered, language),
            formatNumber(watched, language),
          ]),
        ]
      : []),
  ];
};

/** One source: what it is, what leaves, how it answers, and its switch, which wants the reading confirmed. */
export const SourcePart = ({
  state,
  gazetteReadUpTo,
}: {
  state: SourceState;
  gazetteReadUpTo: string | null;
}) => {
  const { source, enabled, hasKey, restsUntil } = state;
  const [read, setRead] = useState(false);
  const [key, setKey] = useState("");
  const queries = useQueryClient();
  const write = useWrite(SourceState, () => {
    setRead(false);
    setKey("");
    // The session learns with the next sync whether names can be identified.
    void send("syncNow", null)
      .catch(() => undefined)
      .then(() => queries.invalidateQueries({ queryKey: ["connection"] }));
  });
  const keyed = KEYED_SOURCES.includes(source);
  const typed = key.trim();
  const change = (body: { enabled: boolean; key?: string | null }): void =>
    write.mutate({
      method: "PUT",
      path: `/v1/sources/${source}`,
      body: { ...body, ...(body.enabled && { readNotice: true }) },
    });
  const name = i18n.t(`dashboard.organization.sources.each.${sourceKey(source)}.name`);
  const words = standingWords(state, gazetteReadUpTo);
  return (
    <article className="stack source" aria-label={name}>
      <div className="row spread">
        <h3>{name}</h3>
        <span className={enabled ? "tag source-on" : "tag"} aria-hidden="true">
          {enabled ? "✓" : "–"}
        </span>
      </div>
      <p className="muted" role="status">
        {words.join(" · ")}
      </p>
      {enabled && restsUntil !== null && (
        <Notice
          kind="warning"
          title={i18n.t("dashboard.organization.sources.rests", [formatMoment(restsUntil, uiLanguage())])}
        />
      )}
      {enabled ? (
        <details>
          <summary>{i18n.t("dashboard.organization.sources.notice")}</summary>
          <Facts source={source} />
        </details>
      ) : (
        <Facts source={source} />
      )}
      {keyed && (
        <Field
          label={i18n.t("dashboard.organization.sources.key")}
          hint={i18n.t(`dashboard.organization.sources.${hasKey ? "keyKept" : "keyHint"}`)}
        >
          {(control) => (
            <input
              {...control}
              type="password"
              autoComplete="off"
              className="source-key"
              value={key}
              maxLength={200}
              onChange={(event) => setKey(event.target.value)}
            />
          )}
        </Field>
      )}
      {!enabled && (
        <label className="row policy-discreet">
          <input type="checkbox" checked={read} onChange={(event) => setRead(event.target.checked)} />
          <span>{i18n.t("dashboard.organization.sources.read")}</span>
        </label>
      )}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        {enabled ? (
          <Button
            busy={write.isPending}
            aria-label={i18n.t("dashboard.organization.sources.offOf", [name])}
            onClick={() => change({ enabled: false })}
          >
            {i18n.t("dashboard.organization.sources.off")}
          </Button>
        ) : (
          <Button
            busy={write.isPending}
            disabled={!read || (keyed && !hasKey && typed.length < KEY_LENGTH)}
            aria-label={i18n.t("dashboard.organization.sources.onOf", [name])}
            onClick={() => change({ enabled: true, ...(typed !== "" && { key: typed }) })}
          >
            {i18n.t("dashboard.organization.sources.on")}
          </Button>
        )}
        {enabled && keyed && typed.length >= KEY_LENGTH && (
          <Button busy={write.isPending} onClick={() => change({ enabled: true, key: typed })}>
            {i18n.t("dashboard.organization.sources.keySave")}
          </Button>
        )}
        {keyed && hasKey && (
          <Button look="quiet" busy={write.isPending} onClick={() => change({ enabled: false, key: null })}>
            {i18n.t("dashboard.organization.sources.keyForget")}
          </Button>
        )}
      </div>
    </article>
  );
};
