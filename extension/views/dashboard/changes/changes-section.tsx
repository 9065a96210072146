import { i18n } from "#extension/platform/i18n.ts";
import { uiLanguage } from "#extension/platform/language.ts";
import { type Change, ChangeList } from "#shared/contract/changes.ts";
import { formatMoment } from "../../format.ts";
import { Answered } from "../../ui/answered.tsx";
import { useRead } from "../../ui/use-read.ts";
import { ChangeBox } from "./change-box.tsx";
import { changeTitle } from "./change-words.tsx";
import "./changes.css";

const EVERY_MS = 30_000;

type ChangesSectionProps = { kinds: readonly Change["kind"][]; withDecided?: boolean };

/** Changes waiting for a second person, and what became of those of late. Nothing where there are none. */
export const ChangesSection = ({ kinds, withDecided = false }: ChangesSectionProps) => {
  const read = useRead(ChangeList, "/v1/changes", { everyMs: EVERY_MS });
  const shown = read.data?.changes.filter(({ kind }) => kinds.includes(kind)) ?? [];
  const waiting = shown.filter(({ outcome }) => outcome === null);
  const decided = withDecided ? shown.filter(({ outcome }) => outcome !== null) : [];
  if (read.data && waiting.length === 0 && decided.length === 0) return null;
  if (read.data === undefined && !read.isError) return null;
  return (
    <section className="box stack" aria-labelledby="changes-title">
      <h2 id="changes-title">{i18n.t("changes.title")}</h2>
      <Answered read={read} lines={2}>
        {() => (
          <>
            {waiting.length === 0 ? (
              <p className="muted">{i18n.t("changes.none")}</p>
            ) : (
              waiting.map((change) => <ChangeBox key={change.id} change={change} />)
            )}
            {decided.length > 0 && (
              <details>
                <summary>{i18n.t("changes.decided", decided.length)}</summary>
                <ul className="changes-decided">
                  {decided.map((change) => (
                    <li key={change.id}>
                      {i18n.t(`changes.outcomes.${change.outcome ?? "withdrawn"}`, [
                        changeTitle(change),
                        change.decidedBy?.name ?? "",
                        formatMoment(change.decidedAt ?? change.createdAt, uiLanguage()),
                      ])}
                      {change.note && <span className="muted"> · {change.note}</span>}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </Answered>
    </section>
  );
};
