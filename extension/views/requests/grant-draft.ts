import type { Asked, GrantBody, RequestDetail } from "#shared/contract/requests.ts";
import { mulDiv } from "#shared/credit/money.ts";
import type { Terms } from "#shared/credit/terms.ts";
import type { GrantBasis } from "#shared/requests/grant.ts";
import { readAmount } from "../ui/read-amount.ts";
import { dayAfter } from "../ui/today.ts";
import type { RatedClass } from "./rated-class.ts";

/** The form of a grant, as it is typed. `terms`: "asked" or a place in the list of usual ones. */
export type GrantDraft = {
  amount: string;
  basis: GrantBasis;
  deposit: string;
  from: string;
  until: string;
  terms: string;
  riskClass: RatedClass;
};

export type GrantProblem = "amount" | "deposit" | "depositTooMuch" | "until" | "from";
export type DraftedGrant = { ok: true; grant: GrantBody } | { ok: false; problem: GrantProblem };

/** So long a release holds when nobody says otherwise. */
const RELEASE_DAYS = 10;
const BLOCK_DAYS = 30;

const typed = (cents: number): string => (cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2));

/** That day, or the Monday after where it is a Saturday or Sunday. */
const workday = (isoDate: string): string => {
  const weekday = new Date(`${isoDate}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? dayAfter(isoDate, 2) : weekday === 0 ? dayAfter(isoDate, 1) : isoDate;
};

/** What the form begins with: what is asked; a release holds ten days, or until it is wanted where that is later. */
export const grantDraftOf = (
  { asked, wantedBy }: Pick<RequestDetail, "asked" | "wantedBy">,
  today: string,
): GrantDraft => {
  const usual = workday(dayAfter(today, RELEASE_DAYS));
  const until = wantedBy !== null && wantedBy > usual ? wantedBy : usual;
  const draft: GrantDraft = {
    amount: "",
    basis: "gross",
    deposit: "",
    from: today,
    until,
    terms: "asked",
    riskClass: "C",
  };
  switch (asked.kind) {
    case "order_release":
      return {
        ...draft,
        amount: typed(asked.callOffCents ?? asked.amountCents),
        deposit: asked.depositCents === 0 ? "" : typed(asked.depositCents),
      };
    case "limit_temporary":
      return {
        ...draft,
        amount: typed(asked.amountCents),
        from: asked.from < today ? today : asked.from,
        until: asked.until,
      };
    case "limit_permanent":
      return { ...draft, amount: typed(asked.amountCents), until: "" };
    case "class_override":
      return { ...draft, riskClass: asked.riskClass, until: asked.until };
    case "block":
      return { ...draft, until: asked.until < today ? dayAfter(today, BLOCK_DAYS) : asked.until };
    default:
      return draft;
  }
};

/** The form as it was for this grant: a decision that was not accepted is taken up again. */
export const draftOfGrant = (
  grant: GrantBody,
  start: GrantDraft,
  others: readonly Pick<Terms, "kind" | "days">[],
): GrantDraft => {
  const placeOf = (terms: Pick<Terms, "kind" | "days"> | null): string => {
    const at = others.findIndex(({ kind, days }) => kind === terms?.kind && days === terms.days);
    return at < 0 ? "asked" : String(at);
  };
  switch (grant.kind) {
    case "order_release":
      return {
        ...start,
        amount: typed(grant.amountCents),
        basis: grant.basis,
        deposit: grant.depositCents === 0 ? "" : typed(grant.depositCents),
        terms: placeOf(grant.terms),
        until: grant.until,
      };
    case "limit_temporary":
      return { ...start, amount: typed(grant.amountCents), from: grant.from, until: grant.until };
    case "limit_permanent":
      return { ...start, amount: typed(grant.amountCents), until: grant.until ?? "" };
    case "terms_change":
      return { ...start, terms: placeOf(grant.terms) };
    case "block":
      return { ...start, until: grant.until };
    case "class_override":
      return { ...start, riskClass: grant.riskClass, until: grant.until };
    case "unblock":
      return start;
  }
};

/**
 * A deposit as people say it: an amount, or a share of the order ("30 %", one decimal at most), to the cent. 0 for nothing typed,
 * null when it is neither.
 */
export const readDeposit = (text: string, orderCents: number): number | null => {
  if (text.trim() === "") return 0;
  const share = /^\s*(\d{1,3})(?:[.,](\d))?[\s\u00a0\u202f]*%\s*$/.exec(text);
  if (share === null) return readAmount(text);
  const [, whole = "0", tenths = "0"] = share;
  const permille = Number(whole) * 10 + Number(tenths);
  return permille > 1_000 ? null : mulDiv(orderCents, permille, 1_000);
};

const wrong = (problem: GrantProblem): DraftedGrant => ({ ok: false, problem });
const right = (grant: GrantBody): DraftedGrant => ({ ok: true, grant });

/** What would be granted, or what of the form is not right yet. `today`: ISO date; `others`: terms that may be chosen. */
export const grantOfDraft = (
  draft: GrantDraft,
  asked: Asked,
  others: readonly Pick<Terms, "kind" | "days">[],
  today: string,
): DraftedGrant => {
  const amountCents = readAmount(draft.amount);
  const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= today;
  const { kind } = asked;
  const needsUntil = kind !== "unblock" && kind !== "terms_change" && kind !== "limit_permanent";
  if (needsUntil && !isDay(draft.until)) return wrong("until");
  switch (asked.kind) {
    case "order_release": {
      if (amountCents === null || amountCents === 0) return wrong("amount");
      const depositCents = readDeposit(draft.deposit, asked.amountCents);
      if (depositCents === null) return wrong("deposit");
      if (depositCents >= asked.amountCents) return wrong("depositTooMuch");
      const terms = draft.terms === "asked" ? asked.terms : (others[Number(draft.terms)] ?? null);
      return right({
        kind: "order_release",
        amountCents,
        basis: draft.basis,
        depositCents,
        terms,
        until: draft.until,
      });
    }
    case "limit_temporary":
      if (amountCents === null || amountCents === 0) return wrong("amount");
      if (draft.from === "" || draft.from > draft.until) return wrong("from");
      return right({ kind: "limit_temporary", amountCents, from: draft.from, until: draft.until });
    case "limit_permanent":
      if (amountCents === null || amountCents === 0) return wrong("amount");
      if (draft.until !== "" && !isDay(draft.until)) return wrong("until");
      return right({
        kind: "limit_permanent",
        amountCents,
        until: draft.until === "" ? null : draft.until,
      });
    case "terms_change":
      return right({
        kind: "terms_change",
        terms: draft.terms === "asked" ? asked.terms : (others[Number(draft.terms)] ?? asked.terms),
      });
    case "block":
      return right({ kind: "block", until: draft.until });
    case "unblock":
      return right({ kind: "unblock" });
    case "class_override":
      return right({ kind: "class_override", riskClass: draft.riskClass, until: draft.until });
  }
};
