import type { OrderWay } from "#shared/contract/order-checks.ts";
import type { RequestDocument } from "#shared/contract/releases.ts";
import type { Asked, NewRequest } from "#shared/contract/requests.ts";
import type { OrderKind } from "#shared/credit/order/order-check.ts";
import type { Terms } from "#shared/credit/terms.ts";
import type { RequestKind, RequestReason } from "#shared/requests/request-kind.ts";
import { readAmount } from "../ui/read-amount.ts";
import { dayAfter } from "../ui/today.ts";
import type { RatedClass } from "./rated-class.ts";

type PlainTerms = Pick<Terms, "kind" | "days">;

/** What is known where the asking begins: the customer, the order that was checked, the way to yes that was pressed. */
export type AskFrom = {
  customerId: string;
  /** Looked up where it is not known. */
  customerName?: string;
  order?: {
    amountCents: number;
    currency: string;
    depositCents?: number;
    terms?: PlainTerms | null;
    documentKind?: OrderKind;
    documentNumber?: string;
    document?: RequestDocument | null;
  };
  way?: OrderWay | null;
  linkUnconfirmed?: boolean;
};

/** The form, as it is typed. `terms`: empty for as agreed, or a place in the list of usual ones. */
export type AskDraft = {
  kind: RequestKind;
  amount: string;
  number: string;
  deposit: string;
  callOff: string;
  terms: string;
  from: string;
  until: string;
  riskClass: RatedClass;
  reason: RequestReason | "";
  note: string;
  wantedBy: string;
};

export type AskProblem = "amount" | "deposit" | "callOff" | "until" | "terms" | "reason" | "note";
export type DraftedAsk = { ok: true; request: NewRequest } | { ok: false; problem: AskProblem };

/** What a member may ask for; the class is set by hand by those alone who work on classes. */
export const kindsToAsk = (mayDecide: boolean): RequestKind[] => [
  "order_release",
  "limit_temporary",
  "limit_permanent",
  "terms_change",
  "block",
  "unblock",
  ...(mayDecide ? ["class_override" as const] : []),
];

const typed = (cents: number | null | undefined): string =>
  cents === null || cents === undefined || cents === 0
    ? ""
    : cents % 100 === 0
      ? String(cents / 100)
      : (cents / 100).toFixed(2);

const placeOf = (terms: PlainTerms | null | undefined, others: readonly PlainTerms[]): string => {
  const at = others.findIndex(({ kind, days }) => kind === terms?.kind && days === terms.days);
  return at < 0 ? "" : String(at);
};

const DAYS = 30;

/** What the form begins with. A way to yes settles the kind, the deposit or the first delivery. */
export const askDraftOf = (from: AskFrom, others: readonly PlainTerms[], today: string): AskDraft => {
  const { order, way } = from;
  const draft: AskDraft = {
    kind: "order_release",
    amount: typed(order?.amountCents),
    number: order?.documentNumber ?? "",
    deposit: typed(order?.depositCents),
    callOff: "",
    terms: placeOf(order?.terms, others),
    from: today,
    until: dayAfter(today, DAYS),
    riskClass: "C",
    reason: "",
    note: "",
    wantedBy: "",
  };
  switch (way?.kind) {
    case "temporary_limit":
      return { ...draft, kind: "limit_temporary", amount: typed(way.limitCents), until: way.until };
    case "insurer_cover":
      return { ...draft, reason: "insured" };
    case "deposit":
      return { ...draft, deposit: typed(way.depositCents), reason: "prepayment" };
    case "payment_with_order":
      return { ...draft, deposit: typed(way.amountCents), reason: "prepayment" };
    case "pay_overdue":
      return { ...draft, deposit: typed(way.depositCents), reason: "payment_confirmed" };
    case "first_delivery":
      return { ...draft, callOff: typed(way.firstCents) };
    default:
      return draft;
  }
};

const wrong = (problem: AskProblem): DraftedAsk => ({ ok: false, problem });

const optional = (text: string): number | null => (text.trim() === "" ? 0 : readAmount(text));

/** Facts alone: what the server needs to make its own verdict. Or what of the form is not right yet. */
export const requestOfDraft = (
  draft: AskDraft,
  from: AskFrom,
  others: readonly PlainTerms[],
  today: string,
  currency: string,
): DraftedAsk => {
  const asked = askedOf(draft, from, others, today, currency);
  if (typeof asked === "string") return wrong(asked);
  const { reason } = draft;
  const note = draft.note.trim();
  if (reason === "") return wrong("reason");
  if (reason === "other" && note === "") return wrong("note");
  return {
    ok: true,
    request: {
      customerId: from.customerId,
      asked,
      reason,
      note,
      wantedBy: draft.wantedBy === "" ? null : draft.wantedBy,
      way: from.way ?? null,
      linkUnconfirmed: from.linkUnconfirmed ?? false,
    },
  };
};

const askedOf = (
  draft: AskDraft,
  { order }: AskFrom,
  others: readonly PlainTerms[],
  today: string,
  currency: string,
): Asked | AskProblem => {
  const amountCents = readAmount(draft.amount);
  const hasAmount = amountCents !== null && amountCents > 0;
  const terms = draft.terms === "" ? null : (others[Number(draft.terms)] ?? null);
  const isDay = draft.until >= today && draft.until !== "";
  switch (draft.kind) {
    case "order_release": {
      const depositCents = optional(draft.deposit);
      const callOff = optional(draft.callOff);
      if (!hasAmount) return "amount";
      if (depositCents === null || depositCents > amountCents) return "deposit";
      if (callOff === null || callOff > amountCents) return "callOff";
      return {
        kind: "order_release",
        document: order?.document ?? null,
        documentKind: order?.documentKind ?? "order",
        documentNumber: draft.number.trim(),
        amountCents,
        currency: order?.currency ?? currency,
        terms,
        depositCents,
        callOffCents: callOff === 0 ? null : callOff,
      };
    }
    case "limit_temporary":
      if (!hasAmount) return "amount";
      if (!isDay || draft.from === "" || draft.from > draft.until) return "until";
      return { kind: "limit_temporary", amountCents, from: draft.from, until: draft.until };
    case "limit_permanent":
      return hasAmount ? { kind: "limit_permanent", amountCents } : "amount";
    case "terms_change":
      return terms === null ? "terms" : { kind: "terms_change", terms };
    case "block":
      return isDay ? { kind: "block", until: draft.until } : "until";
    case "unblock":
      return { kind: "unblock" };
    case "class_override":
      return isDay ? { kind: "class_override", riskClass: draft.riskClass, until: draft.until } : "until";
  }
};
