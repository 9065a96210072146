import { useRef, useState } from "react";
import type { ReportWrite, ReportWriteState } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";

/** A write without its key: the same wish keeps the one it was given. */
export type ReportWish = ReportWrite extends infer Write
  ? Write extends ReportWrite
    ? Omit<Write, "id">
    : never
  : never;
export type SendingReport = { kind: "idle" } | { kind: "sending" } | (ReportWriteState & { id: string });

/** Sends one wish at a time. What was refused before is forgotten once the next one is kept: nothing is lost in between. */
export const useWriteReport = (onDone?: (state: ReportWriteState, wish: ReportWish) => void) => {
  const [state, setState] = useState<SendingReport>({ kind: "idle" });
  const last = useRef<{ text: string; id: string } | null>(null);
  const write = async (wish: ReportWish, inPlaceOf?: string): Promise<void> => {
    if (state.kind === "sending") return;
    const refused = state.kind === "refused" ? state.id : null;
    const text = JSON.stringify(wish);
    if (refused !== null || last.current?.text !== text) last.current = { text, id: crypto.randomUUID() };
    const { id } = last.current ?? { id: crypto.randomUUID() };
    setState({ kind: "sending" });
    const answer = await send("writeReport", { ...wish, id } as ReportWrite).catch(
      (): ReportWriteState => ({ kind: "refused", failure: { code: "bad_reply", requestId: null } }),
    );
    for (const old of [refused, inPlaceOf])
      if (old !== null && old !== undefined) await send("dropWrite", { id: old }).catch(() => null);
    setState({ ...answer, id });
    onDone?.(answer, wish);
  };
  return { state, write };
};
