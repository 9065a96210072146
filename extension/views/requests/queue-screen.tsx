import { useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { RequestBoard } from "#extension/platform/messages.ts";
import { Empty } from "../ui/empty.tsx";
import { deciderQueue } from "./board-lists.ts";
import { keptFor } from "./kept-writes.ts";
import { NotifyOffer } from "./notify-offer.tsx";
import { OldNote } from "./old-note.tsx";
import { RequestRow } from "./request-row.tsx";
import { moveFocus, useShortcuts } from "./use-shortcuts.ts";

/** What waits for the member, by deadline and value; arrows or j and k move, Enter opens. */
export const QueueScreen = ({
  board,
  now,
  onOpen,
}: {
  board: RequestBoard;
  now: number;
  onOpen: (id: string) => void;
}) => {
  const list = useRef<HTMLUListElement>(null);
  const down = () => moveFocus(list.current, 1);
  const up = () => moveFocus(list.current, -1);
  useShortcuts({ j: down, k: up, ArrowDown: down, ArrowUp: up });
  const queue = deciderQueue(board);
  return (
    <section className="stack" aria-label={i18n.t("requests.queue.title")}>
      <OldNote board={board} now={now} />
      {queue.length === 0 ? (
        <Empty title={i18n.t("requests.queue.empty")}>
          <p className="muted">{i18n.t("requests.queue.emptyNext")}</p>
        </Empty>
      ) : (
        <>
          <ul className="requests" ref={list}>
            {queue.map((request) => (
              <RequestRow
                key={request.id}
                request={request}
                now={now}
                decider
                kept={keptFor(board, request.id)}
                onOpen={onOpen}
              />
            ))}
          </ul>
          <p className="keys muted" aria-hidden="true">
            {i18n.t("requests.queue.keys")}
          </p>
        </>
      )}
      <NotifyOffer />
    </section>
  );
};
