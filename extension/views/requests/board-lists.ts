import type { RequestBoard } from "#extension/platform/messages.ts";
import type { RequestSummary } from "#shared/contract/requests.ts";
import { isOpen } from "#shared/requests/credit-request.ts";
import { sortQueue } from "./sort-queue.ts";

type Listed = Pick<RequestBoard, "requests">;

const isMine = ({ askers }: RequestSummary): boolean => askers.some(({ isMe }) => isMe);

/** Open requests of others: what waits for this member first, then what waits for somebody else or for an answer. */
export const deciderQueue = ({ requests }: Listed): RequestSummary[] => {
  const open = sortQueue(requests.filter((request) => isOpen(request.state) && !isMine(request)));
  return [...open.filter(({ waitsForMe }) => waitsForMe), ...open.filter(({ waitsForMe }) => !waitsForMe)];
};

/** What this member asked: what they have to answer first, then what is open, by deadline; the youngest decision first. */
export const askerLists = ({ requests }: Listed): { open: RequestSummary[]; closed: RequestSummary[] } => {
  const mine = requests.filter(isMine);
  const open = sortQueue(mine.filter(({ state }) => isOpen(state)));
  const when = ({ decidedAt, askedAt }: RequestSummary) => Date.parse(decidedAt ?? askedAt);
  return {
    open: [
      ...open.filter(({ awaiting }) => awaiting === "asker"),
      ...open.filter(({ awaiting }) => awaiting !== "asker"),
    ],
    closed: mine.filter(({ state }) => !isOpen(state)).toSorted((a, b) => when(b) - when(a)),
  };
};
