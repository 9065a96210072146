import { useRef } from "react";
import { i18n } from "#extension/platform/i18n.ts";
import type { RequestBoard } from "#extension/platform/messages.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import { Empty } from "../ui/empty.tsx";
import { askerLists } from "./board-lists.ts";
import { keptAsks, keptFor } from "./kept-writes.ts";
import { NotifyOffer } from "./notify-offer.tsx";
import { OldNote } from "./old-note.tsx";
import { RequestRow } from "./request-row.tsx";
import { moveFocus, useShortcuts } from "./use-shortcuts.ts";
import { WriteNotice } from "./write-notice.tsx";

/** What this member asked: what is to be answered first, what is open, what was decided of late. */
export const MineScreen = ({
  board,
  now,
  quiet = false,
  onOpen,
}: {
  board: RequestBoard;
  now: number;
  /** Something else of the member's is shown: that nothing was asked is not said. */
  quiet?: boolean;
  onOpen: (id: string) => void;
}) => {
  const lists = useRef<HTMLDivElement>(null);
  const down = () => moveFocus(lists.current, 1);
  const up = () => moveFocus(lists.current, -1);
  useShortcuts({ j: down, k: up, ArrowDown: down, ArrowUp: up });
  const { open, closed } = askerLists(board);
  const kept = keptAsks(board);
  const part = (title: string, requests: RequestSummary[]) =>
    requests.length > 0 && (
      <section className="request-part" aria-label={title}>
        <h2>{title}</h2>
        <ul className="requests">
          {requests.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              now={now}
              decider={false}
              kept={keptFor(board, request.id)}
              onOpen={onOpen}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <div className="stack" ref={lists}>
      <OldNote board={board} now={now} />
      {kept.map((each) => (
        <WriteNotice key={each.write.id} kept={each} />
      ))}
      {!quiet && open.length + closed.length + kept.length === 0 && (
        <Empty title={i18n.t("requests.mine.empty")}>
          <p className="muted">{i18n.t("requests.mine.emptyNext")}</p>
        </Empty>
      )}
      {part(i18n.t("requests.mine.open"), open)}
      {part(i18n.t("requests.mine.closed"), closed)}
      {open.length > 0 && <NotifyOffer />}
    </div>
  );
};
