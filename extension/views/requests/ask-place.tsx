import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { RequestBoard } from "#extension/platform/messages.ts";
import { useMe, useToday } from "../ui/session.tsx";
import { useNow } from "../ui/use-now.ts";
import { AskFor } from "./ask-context.ts";
import type { AskFrom } from "./ask-draft.ts";
import { AskForm } from "./ask-form.tsx";
import { RequestScreen } from "./request-screen.tsx";
import { useBoard } from "./use-board.ts";
import "../order-check/order-check.css";
import "./ask-place.css";
import "./requests.css";

const NOTHING: RequestBoard = { requests: [], waiting: 0, writes: [], asOf: null };

type Shown = { kind: "page" } | { kind: "ask"; from: AskFrom } | { kind: "request"; id: string };

const Followed = ({
  id,
  onOpen,
  onBack,
}: {
  id: string;
  onOpen: (id: string) => void;
  onBack: () => void;
}) => {
  const board = useBoard();
  return (
    <RequestScreen
      key={id}
      id={id}
      board={board.kind === "ready" ? board.value : NOTHING}
      today={useToday()}
      now={useNow()}
      onBack={onBack}
      onOpen={onOpen}
      onDone={onBack}
    />
  );
};

const Asking = ({
  from,
  onClose,
  onFollow,
}: {
  from: AskFrom;
  onClose: () => void;
  onFollow: (id: string) => void;
}) => (
  <AskForm from={from} me={useMe()} today={useToday()} now={useNow()} onClose={onClose} onFollow={onFollow} />
);

/**
 * A page from which credit can be asked (`useAskFor`), where no request has a place of its own: the form, then what was asked,
 * takes the place of the page, which comes back as it was left.
 */
export const AskPlace = ({ children }: { children: ReactNode }) => {
  const [shown, setShown] = useState<Shown>({ kind: "page" });
  const left = useRef<HTMLElement | null>(null);
  const isPage = shown.kind === "page";
  const askFor = useCallback((from: AskFrom) => {
    left.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setShown({ kind: "ask", from });
  }, []);
  const back = useCallback(() => setShown({ kind: "page" }), []);
  const open = useCallback((id: string) => setShown({ kind: "request", id }), []);
  useEffect(() => {
    if (isPage) left.current?.focus();
  }, [isPage]);
  return (
    <AskFor value={askFor}>
      {shown.kind === "ask" && (
        <div className="ask-place">
          <Asking from={shown.from} onClose={back} onFollow={open} />
        </div>
      )}
      {shown.kind === "request" && (
        <div className="ask-place">
          <Followed id={shown.id} onOpen={open} onBack={back} />
        </div>
      )}
      <div hidden={!isPage}>{children}</div>
    </AskFor>
  );
};
