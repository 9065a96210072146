import type { KeptWrite, RequestBoard } from "#extension/platform/messages.ts";

type Kept = Pick<RequestBoard, "writes">;

/** What this device wrote on a request and the server has not taken: to be sent still, or refused. */
export const keptWrites = ({ writes }: Kept, requestId: string): KeptWrite[] =>
  writes.filter(
    ({ write, state }) => write.step !== "ask" && write.requestId === requestId && state.kind !== "sent",
  );

/** Of a request in a list: a refusal is what the member has to know first. */
export const keptFor = (board: Kept, requestId: string): "waiting" | "refused" | null => {
  const kinds = keptWrites(board, requestId).map(({ state }) => state.kind);
  if (kinds.includes("refused")) return "refused";
  return kinds.includes("waiting") ? "waiting" : null;
};

/** Requests that were written on this device and are not at the server. */
export const keptAsks = ({ writes }: Kept): KeptWrite[] =>
  writes.filter(({ write, state }) => write.step === "ask" && state.kind !== "sent");
