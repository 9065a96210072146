import { i18n } from "#extension/platform/i18n.ts";
import type { TeachState, TeachStep } from "#extension/platform/teach.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SaveTaught } from "./save-taught.tsx";
import { TaughtParts } from "./taught-parts.tsx";
import "./teach.css";

type Props = {
  origin: string;
  state: TeachState;
  take: (step: TeachStep) => void;
  onSaved: () => void;
};

/** Customers of one name stand at several places. */
const countOf = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

/** Leads through the teaching of the page beside: what to point at, what would be marked, saving it. */
export const TeachPanel = ({ origin, state, take, onSaved }: Props) => {
  const { picking, problem, draft, names, marked } = state;
  return (
    <section className="stack" aria-labelledby="teach-title">
      <h1 id="teach-title">{i18n.t("teach.title")}</h1>
      <p className="muted">{new URL(origin).host}</p>
      {picking !== null && (
        <Notice
          kind="info"
          title={i18n.t(`teach.pick.${picking}`)}
          action={<Button onClick={() => take({ kind: "rest" })}>{i18n.t("teach.stop")}</Button>}
        >
          <p>{i18n.t("teach.keys")}</p>
        </Notice>
      )}
      {problem !== null && <Notice kind="warning" title={i18n.t(`teach.problem.${problem}`)} />}
      {draft !== null && (
        <>
          <section className="box stack" aria-labelledby="teach-marked">
            <h2 id="teach-marked" aria-live="polite">
              {i18n.t("teach.marked", marked, [String(marked)])}
            </h2>
            <ul className="teach-names">
              {[...countOf(names)].map(([name, times]) => (
                <li key={name}>
                  {name}
                  {times > 1 && <span className="muted"> × {times}</span>}
                </li>
              ))}
            </ul>
            {marked > names.length && (
              <p className="muted">{i18n.t("teach.more", [String(marked - names.length)])}</p>
            )}
          </section>
          <TaughtParts state={state} isList={draft.kind !== "record"} take={take} />
          <SaveTaught origin={origin} draft={draft} onSaved={onSaved} />
        </>
      )}
      {draft === null && picking === null && (
        <Button look="main" onClick={() => take({ kind: "pick", what: "name" })}>
          {i18n.t("teach.again")}
        </Button>
      )}
      <Button look="quiet" name="endTeaching" onClick={() => take({ kind: "end" })}>
        {i18n.t("teach.end")}
      </Button>
    </section>
  );
};
