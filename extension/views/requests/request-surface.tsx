import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { RequestBoard } from "#extension/platform/messages.ts";
import type { Me } from "#shared/contract/me.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { maySetLimits } from "../dashboard/may.ts";
import { OpenReport, type ReportView } from "../field-reports/report-context.ts";
import { MyReportsLater, ReportScreensLater } from "../field-reports/report-later.tsx";
import { ToJudgeLine } from "../field-reports/to-judge-line.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { dayIn } from "../ui/today.ts";
import { useNow } from "../ui/use-now.ts";
import { AskFor } from "./ask-context.ts";
import type { AskFrom } from "./ask-draft.ts";
import { AskForm } from "./ask-form.tsx";
import { askFromTab } from "./ask-from-tab.ts";
import { askerLists, deciderQueue } from "./board-lists.ts";
import { MineScreen } from "./mine-screen.tsx";
import { QueueScreen } from "./queue-screen.tsx";
import { RequestScreen } from "./request-screen.tsx";
import { type Tab, Tabs } from "./tabs.tsx";
import { useBoard } from "./use-board.ts";
import "../order-check/order-check.css";
import "./requests.css";

const NOTHING: RequestBoard = { requests: [], waiting: 0, writes: [], asOf: null };

/** Request that the address names after "#", as in "#/requests/<id>"; null for none. */
export const requestOfAddress = (hash: string): string | null =>
  /^#?\/requests\/([0-9a-f-]{36})$/i.exec(hash)?.[1]?.toLowerCase() ?? null;

type Deciding = Pick<Me, "role" | "setsLimits">;

/** Parts of a surface for this member, in the order in which they matter, each with what waits there. */
export const tabsOf = (me: Deciding, board: RequestBoard): { tab: Tab; count: number }[] => {
  const queue = deciderQueue(board);
  const mine = askerLists(board).open;
  const decides = me.role !== "rep" || maySetLimits(me) || queue.length > 0;
  return [
    ...(decides
      ? [{ tab: "queue" as const, count: queue.filter(({ waitsForMe }) => waitsForMe).length }]
      : []),
    { tab: "customer", count: 0 },
    { tab: "mine", count: mine.length + (board.openReports ?? 0) },
  ];
};

/** Where a surface begins: on a request that its address names; a decider's own window on what waits; else on the customer. */
export const firstTab = (
  me: Deciding,
  board: RequestBoard,
  opensQueue: boolean,
  named: string | null,
): Tab => {
  const request = board.requests.find(({ id }) => id === named);
  if (request !== undefined) return request.askers.some(({ isMe }) => isMe) ? "mine" : "queue";
  if (named !== null) return "queue";
  const waits = deciderQueue(board).some(({ waitsForMe, state }) => waitsForMe && isOpen(state));
  return opensQueue && waits && (maySetLimits(me) || me.role === "manager") ? "queue" : "customer";
};

const Offers = ({
  askFor,
  openReport,
  children,
}: {
  askFor: (from: AskFrom) => void;
  openReport: (view: ReportView) => void;
  children: ReactNode;
}) => (
  <AskFor value={askFor}>
    <OpenReport value={openReport}>{children}</OpenReport>
  </AskFor>
);

/**
 * The customer of the tab, what waits for this member, and what the member asked or reported: one in sight at a time. Inside,
 * `useAskFor` opens the form that asks credit, `useOpenReport` those that report something.
 */
export const RequestSurface = ({
  me,
  opensQueue,
  search,
  children,
}: {
  me: Me;
  /** Opened by the toolbar, not on a customer of a page. */
  opensQueue: boolean;
  search: string;
  children: ReactNode;
}) => {
  const asked = useBoard();
  const now = useNow();
  const [tab, setTab] = useState<Tab | null>(null);
  const [opened, setOpened] = useState<string | null>(() => requestOfAddress(location.hash));
  const [asking, setAsking] = useState<AskFrom | null>(null);
  const [reporting, setReporting] = useState<ReportView | null>(null);
  const [said, setSaid] = useState("");
  const board = asked.kind === "ready" ? asked.value : NOTHING;
  const askFor = useCallback(
    (from: AskFrom) => {
      setSaid("");
      void askFromTab(from, search)
        .catch(() => from)
        .then(setAsking);
    },
    [search],
  );
  const openReport = useCallback((view: ReportView) => {
    setSaid("");
    setReporting(view);
  }, []);
  const settled = asked.kind !== "loading";
  useEffect(() => {
    if (settled)
      setTab((before) => before ?? firstTab(me, board, opensQueue, requestOfAddress(location.hash)));
  }, [settled, me, board, opensQueue]);
  if (tab === null) return <Skeleton lines={6} />;
  const choose = (wanted: Tab): void => {
    setTab(wanted);
    setOpened(null);
    setAsking(null);
    setReporting(null);
    setSaid("");
  };
  const open = (id: string): void => {
    setSaid("");
    setOpened(id);
  };
  const today = dayIn(me.organization.timeZone, new Date(now));
  return (
    <Offers askFor={askFor} openReport={openReport}>
      <Tabs tabs={tabsOf(me, board)} current={tab} onChoose={choose} />
      <ToJudgeLine count={board.reportsToJudge ?? 0} />
      <p className="said" role="status" hidden={said === ""}>
        {said}
      </p>
      {reporting !== null ? (
        <ReportScreensLater
          view={reporting}
          today={today}
          now={now}
          onOpen={openReport}
          onClose={(words = "") => {
            setSaid(words);
            setReporting(null);
          }}
        />
      ) : asking !== null ? (
        <AskForm
          from={asking}
          me={me}
          today={today}
          now={now}
          onClose={() => setAsking(null)}
          onFollow={(id) => {
            setAsking(null);
            setTab("mine");
            setOpened(id);
          }}
        />
      ) : opened !== null && tab !== "customer" ? (
        <RequestScreen
          key={opened}
          id={opened}
          board={board}
          today={today}
          now={now}
          onBack={() => setOpened(null)}
          onOpen={open}
          onDone={(words) => {
            setSaid(words);
            setOpened(null);
          }}
        />
      ) : tab === "queue" ? (
        <QueueScreen board={board} now={now} onOpen={open} />
      ) : tab === "mine" ? (
        <>
          <MineScreen board={board} now={now} quiet={(board.openReports ?? 0) > 0} onOpen={open} />
          <MyReportsLater now={now} />
        </>
      ) : (
        children
      )}
    </Offers>
  );
};
