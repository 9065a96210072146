import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import { useShortcuts } from "../requests/use-shortcuts.ts";
import { Button } from "../ui/button.tsx";
import { useKeysOn } from "./warnings/use-keys-on.ts";
import { useOnePane } from "./warnings/use-one-pane.ts";
import "./warnings/warnings.css";

type Listed = { id: string };
export type RowGroup<Row extends Listed> = { id: string; title: string | null; rows: readonly Row[] };
/** Which row the focus is to go to; a new object asks again. */
export type FocusOn = { id: string } | null;

type ListBesideProps<Row extends Listed> = {
  groups: readonly RowGroup<Row>[];
  /** Id of the row in sight; null for none. */
  chosen: string | null;
  onChoose: (id: string | null) => void;
  /** What happened, to be read out; empty for nothing. */
  said: string;
  focusOn: FocusOn;
  row: (row: Row) => ReactNode;
  /** Below the row, outside of what opens it: links. */
  rowFoot?: (row: Row) => ReactNode;
  /** `keys`: single keys act. */
  panel: (row: Row, at: { keys: boolean; focusOn: FocusOn }) => ReactNode;
  /** Which keys there are. */
  legend: string;
  empty: ReactNode;
  head?: ReactNode;
  foot?: ReactNode;
};

/** A list with the chosen row beside it; where both do not fit, one at a time. Keys go through the list as in the triage. */
export const ListBeside = <Row extends Listed>(props: ListBesideProps<Row>) => {
  const { groups, chosen, onChoose, said, focusOn, row, rowFoot, panel, legend, empty, head, foot } = props;
  const onePane = useOnePane();
  const [keys, setKeys] = useKeysOn();
  const [moved, setMoved] = useState<FocusOn>(null);
  const list = useRef<HTMLDivElement>(null);
  const left = useRef<string | null>(null);
  const order = groups.flatMap(({ rows }) => rows);
  const known = order.find(({ id }) => id === chosen) ?? null;
  const first = order[0]?.id;
  const isOpen = known !== null;
  // Pinned: a more urgent one that comes in meanwhile does not take the place of what is being read.
  useEffect(() => {
    if (!onePane && !isOpen && first !== undefined) onChoose(first);
  }, [onePane, isOpen, first, onChoose]);
  const rowOf = (id: string | null) =>
    [...(list.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])].find(
      ({ dataset }) => dataset.row === id,
    );
  useEffect(() => {
    if (isOpen || left.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${left.current}"]`)?.focus();
    left.current = null;
  }, [isOpen]);
  const move = (step: 1 | -1): void => {
    const focused = order.findIndex(({ id }) => rowOf(id) === document.activeElement);
    const at = onePane && !isOpen ? focused : order.findIndex(({ id }) => id === chosen);
    const next = order[at < 0 ? 0 : Math.min(order.length - 1, Math.max(0, at + step))];
    if (next === undefined) return;
    if (onePane && isOpen) setMoved({ id: next.id });
    else rowOf(next.id)?.focus();
    if (!onePane || isOpen) onChoose(next.id);
  };
  const back = (): void => {
    left.current = chosen;
    onChoose(null);
  };
  useShortcuts({
    j: keys ? () => move(1) : undefined,
    k: keys ? () => move(-1) : undefined,
    Escape: onePane && isOpen ? back : undefined,
  });
  const arrows = (event: KeyboardEvent): void => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    move(event.key === "ArrowDown" ? 1 : -1);
  };
  return (
    <>
      <p className="triage-said" role="status">
        {said !== "" && `✓ ${said}`}
      </p>
      <div className={order.length === 0 ? "triage triage-empty" : "triage"}>
        {(!onePane || !isOpen) && (
          <div className="triage-list">
            {head}
            {order.length === 0 ? (
              empty
            ) : (
              <div ref={list} className="report-list">
                {groups
                  .filter(({ rows }) => rows.length > 0)
                  .map(({ id, title, rows }) => (
                    <section
                      key={id}
                      className="report-group"
                      aria-labelledby={title === null ? undefined : `group-${id}`}
                    >
                      {title !== null && (
                        <h2 id={`group-${id}`}>
                          {title} <span className="muted">{rows.length}</span>
                        </h2>
                      )}
                      <ul onKeyDown={arrows}>
                        {rows.map((each) => (
                          <li key={each.id}>
                            <button
                              type="button"
                              className="report-row"
                              data-row={each.id}
                              aria-current={each.id === chosen || undefined}
                              onClick={() => onChoose(each.id)}
                            >
                              {row(each)}
                            </button>
                            {rowFoot?.(each)}
                          </li>
                        ))}
                      </ul>
                    </section>
                  ))}
              </div>
            )}
            {foot}
            {order.length > 0 && (
              <div className="triage-keys muted">
                <label className="row">
                  <input type="checkbox" checked={keys} onChange={(event) => setKeys(event.target.checked)} />
                  {i18n.t("triage.keys.on")}
                </label>
                {keys && <p>{legend}</p>}
              </div>
            )}
          </div>
        )}
        {known !== null && (
          <div className="triage-report">
            {onePane && (
              <Button look="quiet" onClick={back}>
                {i18n.t("triage.back")}
              </Button>
            )}
            {panel(known, { keys, focusOn: moved?.id === known.id ? moved : focusOn })}
          </div>
        )}
      </div>
    </>
  );
};
