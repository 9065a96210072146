import { type ReactNode, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { ReportSummary } from "#shared/contract/field-reports.ts";
import { useShortcuts } from "../../requests/use-shortcuts.ts";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/use-now.ts";
import { type ReportGroup, ReportList } from "./report-list.tsx";
import { type FocusOn, ReportPanel } from "./report-panel.tsx";
import { useKeysOn } from "./use-keys-on.ts";
import { useOnePane } from "./use-one-pane.ts";
import type { Verdict } from "./verdict-draft.ts";

type ReportsBesideProps = {
  groups: readonly ReportGroup[];
  /** Id of the report in sight; null for none. */
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** What happened, to be read out; empty for nothing. */
  said: string;
  /** Where the focus is to go after a verdict. */
  focusOn: FocusOn;
  onJudged: (report: ReportSummary, verdict: Verdict) => void;
  empty: ReactNode;
  /** Which keys there are. */
  legend: "queue" | "judged";
  /** Above the list. */
  head?: ReactNode;
  /** Below the list. */
  foot?: ReactNode;
};

/** A list of reports with the chosen one beside it; where both do not fit, one at a time. Keys go through the list. */
export const ReportsBeside = (props: ReportsBesideProps) => {
  const { groups, chosen, onChoose, said, focusOn, onJudged, empty, legend, head, foot } = props;
  const onePane = useOnePane();
  const now = useNow();
  const [keys, setKeys] = useKeysOn();
  const [moved, setMoved] = useState<FocusOn>(null);
  const list = useRef<HTMLDivElement>(null);
  const left = useRef<string | null>(null);
  const order = groups.flatMap(({ reports }) => reports);
  const first = order[0]?.id;
  // Pinned: a more urgent one that comes in meanwhile does not take the place of what is being read.
  useEffect(() => {
    if (!onePane && chosen === null && first !== undefined) onChoose(first);
  }, [onePane, chosen, first, onChoose]);
  const rowOf = (id: string | null | undefined) =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find(
      ({ dataset }) => dataset.row === id,
    );
  useEffect(() => {
    if (chosen !== null || left.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${left.current}"]`)?.focus();
    left.current = null;
  }, [chosen]);
  const isListed = order.some(({ id }) => id === chosen);
  useEffect(() => {
    if (!isListed) return;
    list.current?.querySelector(`[data-row="${chosen}"]`)?.scrollIntoView({ block: "nearest" });
  }, [chosen, isListed]);
  const move = (step: 1 | -1): void => {
    const focused = order.findIndex(({ id }) => rowOf(id) === document.activeElement);
    const at = onePane && chosen === null ? focused : order.findIndex(({ id }) => id === chosen);
    const next = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    if (onePane && chosen !== null) setMoved({ id: next.id });
    else rowOf(next.id)?.focus();
    if (!onePane || chosen !== null) onChoose(next.id);
  };
  const back = (): void => {
    left.current = chosen;
    onChoose(null);
  };
  useShortcuts({
    j: keys ? () => move(1) : undefined,
    k: keys ? () => move(-1) : undefined,
    Escape: onePane && chosen !== null ? back : undefined,
  });
  const known = order.find(({ id }) => id === chosen) ?? null;
  const showsList = !onePane || chosen === null;
  return (
    <>
      <p className="triage-said" role="status">
        {said !== "" && `✓ ${said}`}
      </p>
      <div className={order.length === 0 && chosen === null ? "triage triage-empty" : "triage"}>
        {showsList && (
          <div className="triage-list">
            {head}
            {order.length === 0 ? (
              empty
            ) : (
              <ReportList
                ref={list}
                groups={groups}
                now={now}
                current={chosen}
                onChoose={onChoose}
                onMove={move}
              />
            )}
            {foot}
            {order.length > 0 && (
              <div className="triage-keys muted">
                <label className="row">
                  <input type="checkbox" checked={keys} onChange={(event) => setKeys(event.target.checked)} />
                  {i18n.t("triage.keys.on")}
                </label>
                {keys && <p>{i18n.t(`triage.keys.${legend}`)}</p>}
              </div>
            )}
          </div>
        )}
        {chosen !== null && (
          <div className="triage-report">
            {onePane && (
              <Button look="quiet" onClick={back}>
                {i18n.t("triage.back")}
              </Button>
            )}
            <ReportPanel
              key={chosen}
              id={chosen}
              known={known}
              focusOn={moved?.id === chosen ? moved : focusOn}
              keys={keys}
              onOpen={onChoose}
              onJudged={onJudged}
            />
          </div>
        )}
      </div>
    </>
  );
};
