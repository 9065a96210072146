import { useRef, useState } from "react";
import type { RequestWrite, WriteState } from "#extension/platform/messages.ts";
import { send } from "#extension/platform/send.ts";

/** A write without its key: the same wish keeps the one it was given. */
export type Wish = RequestWrite extends infer Write
  ? Write extends RequestWrite
    ? Omit<Write, "id">
    : never
  : never;
export type Sending = { kind: "idle" } | { kind: "sending" } | (WriteState & { id: string });

/** Sends one wish at a time; one that was refused makes room for the next. */
export const useWrite = (onDone?: (state: WriteState, wish: Wish) => void) => {
  const [state, setState] = useState<Sending>({ kind: "idle" });
  const last = useRef<{ text: string; id: string } | null>(null);
  const write = async (wish: Wish): Promise<void> => {
    const text = JSON.stringify(wish);
    if (state.kind === "sending") return;
    if (state.kind === "refused") {
      await send("dropWrite", { id: state.id }).catch(() => null);
      last.current = null;
    }
    if (last.current?.text !== text) last.current = { text, id: crypto.randomUUID() };
    const { id } = last.current;
    setState({ kind: "sending" });
    const answer = await send("writeRequest", { ...wish, id } as RequestWrite).catch(
      (): WriteState => ({ kind: "refused", failure: { code: "bad_reply", requestId: null } }),
    );
    setState({ ...answer, id });
    onDone?.(answer, wish);
  };
  return { state, write, reset: () => setState({ kind: "idle" }) };
};
