import type { TabCustomer } from "#extension/platform/messages.ts";

/** What the panel shows: one customer, a choice between some, or a search. */
export type PanelSubject =
  | { kind: "customer"; id: string }
  | {
      kind: "choose";
      reason: "unsure" | "conflict";
      seenName: string | null;
      candidates: TabCustomer["candidates"];
    }
  | { kind: "search"; seenName: string | null };

/**
 * The customer asked for by name of its id comes first, then the one the tab is surely about. Several candidates are
 * offered, never picked: a wrong customer is worse than none.
 */
export const panelSubject = (askedId: string | null, tab: TabCustomer | null): PanelSubject => {
  if (askedId !== null) return { kind: "customer", id: askedId };
  if (tab === null) return { kind: "search", seenName: null };
  if (tab.kind === "matched" && tab.customer !== null) return { kind: "customer", id: tab.customer.id };
  if ((tab.kind === "unsure" || tab.kind === "conflict") && tab.candidates.length > 0)
    return { kind: "choose", reason: tab.kind, seenName: tab.seenName, candidates: tab.candidates };
  return { kind: "search", seenName: tab.seenName };
};
