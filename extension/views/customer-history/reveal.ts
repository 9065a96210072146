import { createContext, useContext } from "react";
import type { Cause } from "#shared/contract/explanations.ts";

/** A fact that the page shows somewhere else: a document, an event, a limit, a dispute. */
export type Shown =
  | { kind: "item"; id: string }
  | { kind: "event"; id: string }
  | { kind: "limit"; id: string }
  | { kind: "dispute"; reference: string; openedOn: string | null };

/** Brings a fact into sight and gives it the focus. */
export type Reveal = (shown: Shown) => void;
const RevealContext = createContext<Reveal | null>(null);
export const RevealProvider = RevealContext.Provider;
export const useReveal = (): Reveal | null => useContext(RevealContext);

/** Where the fact behind a cause is shown; null for what stands nowhere: a rule, time, a version. */
export const shownBy = (cause: Cause): Shown | null => {
  if ("itemId" in cause) return cause.kind === "vanished" ? null : { kind: "item", id: cause.itemId };
  if ("eventId" in cause) return { kind: "event", id: cause.eventId };
  // An end that a person set is told as a fact of its own: "<id>.end".
  if ("limitId" in cause) return { kind: "limit", id: cause.limitId.replace(/\.end$/, "") };
  if (cause.kind === "dispute_opened")
    return { kind: "dispute", reference: cause.reference, openedOn: cause.day };
  if (cause.kind === "dispute_closed") return { kind: "dispute", reference: cause.reference, openedOn: null };
  return null;
};
