import { useId, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { ClockSettings } from "#shared/contract/clocks.ts";
import { Button } from "../../ui/button.tsx";
import { FailureNotice } from "../../ui/failure-notice.tsx";
import { useRead } from "../../ui/use-read.ts";
import { useWrite } from "../../ui/use-write.ts";

const PATH = "/v1/clock-settings";
const QUESTIONS = ["outsideMainland", "retentionOfTitle"] as const;
type Answers = Record<(typeof QUESTIONS)[number], boolean | null>;

const Question = ({
  question,
  value,
  onChange,
}: {
  question: (typeof QUESTIONS)[number];
  value: boolean | null;
  onChange: (value: boolean) => void;
}) => {
  const name = useId();
  return (
    <fieldset>
      <legend>{i18n.t(`deadlines.settings.${question}.ask`)}</legend>
      <div className="row">
        {([true, false] as const).map((answer) => (
          <label key={String(answer)}>
            <input
              type="radio"
              name={name}
              value={String(answer)}
              checked={value === answer}
              required
              onChange={() => onChange(answer)}
            />
            {i18n.t(answer ? "ui.yes" : "ui.no")}
          </label>
        ))}
      </div>
      <p className="muted">{i18n.t(`deadlines.settings.${question}.why`)}</p>
    </fieldset>
  );
};

const SettingsForm = ({ before, onDone }: { before: ClockSettings; onDone: (() => void) | null }) => {
  const isNew = before.retentionOfTitle === null;
  const [answers, setAnswers] = useState<Answers>({
    // Asked together and once: before the other was answered, "no" is only where it begins.
    outsideMainland: isNew ? null : before.outsideMainland,
    retentionOfTitle: before.retentionOfTitle,
  });
  const write = useWrite(ClockSettings, onDone ?? undefined);
  const ready = QUESTIONS.every((question) => answers[question] !== null);
  return (
    <form
      className="clock-settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !write.isPending) write.mutate({ method: "PUT", path: PATH, body: answers });
      }}
    >
      {QUESTIONS.map((question) => (
        <Question
          key={question}
          question={question}
          value={answers[question]}
          onChange={(answer) => setAnswers((all) => ({ ...all, [question]: answer }))}
        />
      ))}
      {write.error && <FailureNotice failure={write.error} kept={i18n.t("ui.nothingChanged")} />}
      <div className="row">
        <Button type="submit" look="main" busy={write.isPending} disabled={!ready}>
          {i18n.t("ui.save")}
        </Button>
        {onDone !== null && (
          <Button look="quiet" onClick={onDone} disabled={write.isPending}>
            {i18n.t("ui.cancel")}
          </Button>
        )}
      </div>
    </form>
  );
};

/** Two questions that no ledger answers, asked once; the answers move or make deadlines. */
export const ClockSettingsPart = () => {
  const read = useRead(ClockSettings, PATH);
  const [changing, setChanging] = useState(false);
  // A server of before asks nothing.
  if (read.data === undefined) return null;
  const { outsideMainland, retentionOfTitle } = read.data;
  if (retentionOfTitle === null)
    return (
      <section className="box stack" aria-labelledby="clock-settings-title">
        <h2 id="clock-settings-title">{i18n.t("deadlines.settings.title")}</h2>
        <SettingsForm before={read.data} onDone={null} />
      </section>
    );
  if (changing)
    return (
      <section className="box" aria-label={i18n.t("deadlines.settings.title")}>
        <SettingsForm before={read.data} onDone={() => setChanging(false)} />
      </section>
    );
  return (
    <p className="row muted">
      {i18n.t(`deadlines.settings.outsideMainland.${outsideMainland ? "is" : "isNot"}`)}{" "}
      {i18n.t(`deadlines.settings.retentionOfTitle.${retentionOfTitle ? "is" : "isNot"}`)}
      <Button look="quiet" onClick={() => setChanging(true)}>
        {i18n.t("deadlines.settings.change")}
      </Button>
    </p>
  );
};
