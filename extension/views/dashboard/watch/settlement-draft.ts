import { EventKind } from "#shared/contract/customers.ts";
import { Settlement, type WatchItem } from "#shared/contract/watch.ts";

export const OUTCOMES = ["event", "same", "nothing"] as const satisfies Settlement["outcome"][];
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_KEYS = { event: "e", same: "m", nothing: "x" } as const satisfies Record<
  Outcome,
  string
>;

/** What may be said of an item: two of one name are one firm or not, of all others it is an event or nothing. */
export const outcomesOf = ({ reason }: Pick<WatchItem, "reason">): readonly Outcome[] =>
  reason === "same_name_as_prospect" ? ["same", "nothing"] : ["event", "nothing"];

export type SettlementDraft = { outcome: Outcome; kind: EventKind | ""; day: string; note: string };

/** A parameter of the server as text; "" where it tells none. Days that come as numbers count from 1970. */
export const paramOf = ({ params }: Pick<WatchItem, "params">, name: string): string => {
  const value = params[name];
  if (value === undefined) return "";
  return typeof value === "number" ? new Date(value * 86_400_000).toISOString().slice(0, 10) : value.trim();
};

const knownKind = (code: string): EventKind | "" => {
  const read = EventKind.safeParse(code);
  return read.success ? read.data : "";
};

/** What the item itself suggests: of a person's notice the event it tells, of a register that disagrees a doubt. */
const suggestedKind = (item: WatchItem): EventKind | "" => {
  switch (item.reason) {
    case "natural_person":
      return knownKind(paramOf(item, "why"));
    case "ceased_in_register":
      return "struck_off";
    case "merged_in_register":
    case "vat_invalid":
      return "identity_mismatch";
    default:
      return "";
  }
};

/** A settlement begun: kind and day as far as the item tells them. */
export const draftFor = (item: WatchItem, outcome: Outcome, today: string): SettlementDraft => {
  const day = paramOf(item, "day") || paramOf(item, "publishedOn");
  return { outcome, kind: suggestedKind(item), day: day <= today ? day : "", note: "" };
};

export type SettlementProblem = "kind" | "day" | "note";
type Drafted = { ok: true; settlement: Settlement } | { ok: false; problem: SettlementProblem };

/** What is sent, or what of it is not right yet. `today`: ISO, of the organization. */
export const settlementOf = ({ outcome, kind, day, note }: SettlementDraft, today: string): Drafted => {
  if (outcome === "event" && kind === "") return { ok: false, problem: "kind" };
  if (outcome === "event" && (day === "" || day > today)) return { ok: false, problem: "day" };
  const read = Settlement.safeParse(outcome === "event" ? { outcome, kind, day, note } : { outcome, note });
  return read.success ? { ok: true, settlement: read.data } : { ok: false, problem: "note" };
};
