import { NewReport, type Reported } from "#shared/contract/field-reports.ts";
import { WARNING_SIGNALS, type WarningCode } from "#shared/credit/warnings/warning-signals.ts";
import { forbiddenWords } from "#shared/field-reports/free-text-check.ts";
import type { DisputeReason, KnownBy, ReportKind } from "#shared/field-reports/report-kind.ts";
import { readAmount } from "../ui/read-amount.ts";
import { dayAfter } from "../ui/today.ts";
import { dayOfWhen, type When } from "./when-seen.ts";

/** Where the reporting begins: the customer, and what is to be said; `again`: a report that was not accepted. */
export type ReportFrom = {
  customerId: string;
  customerName: string;
  kind: ReportKind;
  linkUnconfirmed?: boolean;
  again?: { writeId: string; body: NewReport };
};

/** The form, as it is typed. Empty text: not chosen yet. */
export type ReportDraft = {
  kind: ReportKind;
  code: WarningCode | "";
  knownBy: KnownBy | "";
  when: When;
  date: string;
  reference: string;
  reason: DisputeReason | "";
  amount: string;
  promisedOn: string;
  text: string;
  link: string;
};

export const REPORT_PROBLEMS = [
  "code",
  "knownBy",
  "seenOn",
  "reference",
  "reason",
  "promisedOn",
  "amount",
  "text",
  "link",
] as const;
export type ReportProblem = (typeof REPORT_PROBLEMS)[number];

/** Cents as a person types them; empty for nothing. */
export const typedAmount = (cents: number): string =>
  cents <= 0 ? "" : cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2);

const whenOf = (seenOn: string, today: string): When =>
  seenOn === today ? "today" : seenOn === dayAfter(today, -1) ? "yesterday" : "date";

/** What the form begins with: nothing but what is known, or what was written before. */
export const draftOfReport = (
  { kind, again }: Pick<ReportFrom, "kind" | "again">,
  today: string,
): ReportDraft => {
  const draft: ReportDraft = {
    kind,
    code: "",
    knownBy: "",
    when: "today",
    date: today,
    reference: "",
    reason: "",
    amount: "",
    promisedOn: "",
    text: again?.body.text ?? "",
    link: again?.body.link ?? "",
  };
  const said = again?.body.reported;
  switch (said?.kind) {
    case "warning":
      return {
        ...draft,
        code: said.code,
        knownBy: said.knownBy,
        when: whenOf(said.seenOn, today),
        date: said.seenOn,
      };
    case "dispute":
      return {
        ...draft,
        reference: said.reference,
        reason: said.reason,
        amount: typedAmount(said.amountCents),
      };
    case "promise":
      return {
        ...draft,
        reference: said.reference ?? "",
        promisedOn: said.promisedOn,
        amount: typedAmount(said.amountCents),
      };
    default:
      return draft;
  }
};

export const seenOnOf = (draft: Pick<ReportDraft, "when" | "date">, today: string): string =>
  dayOfWhen(draft.when, draft.date, today);

/** First day on which a warning says nothing any more, by its code (`expiresOn` of the contract); null while none is chosen. */
export const expiryOf = (
  draft: Pick<ReportDraft, "code" | "when" | "date">,
  today: string,
): string | null => {
  const seenOn = seenOnOf(draft, today);
  return draft.code === "" || seenOn === ""
    ? null
    : dayAfter(seenOn, WARNING_SIGNALS[draft.code].expiresAfterDays);
};

/** A web address as the contract takes it; null for none, undefined for what is not one. */
export const linkOf = (typed: string): string | null | undefined => {
  const link = typed.trim();
  if (link === "") return null;
  return NewReport.shape.link.safeParse(link).success ? link : undefined;
};

const reportedOf = (draft: ReportDraft, today: string): Reported | ReportProblem => {
  const { kind, code, knownBy, reason, promisedOn } = draft;
  const reference = draft.reference.trim();
  if (kind === "warning") {
    const seenOn = seenOnOf(draft, today);
    if (code === "") return "code";
    if (knownBy === "") return "knownBy";
    return seenOn === "" || seenOn > today ? "seenOn" : { kind, code, knownBy, seenOn };
  }
  const amountCents = readAmount(draft.amount);
  if (kind === "dispute") {
    if (reference === "") return "reference";
    if (reason === "") return "reason";
    return amountCents === null || amountCents === 0 ? "amount" : { kind, reference, reason, amountCents };
  }
  if (promisedOn === "" || promisedOn < today) return "promisedOn";
  if (amountCents === null || amountCents === 0) return "amount";
  return { kind, reference: reference === "" ? null : reference, promisedOn, amountCents };
};

export type DraftedReport = { ok: true; report: NewReport } | { ok: false; problem: ReportProblem };

/** Facts alone, as the contract takes them; or what of the form is not right yet. */
export const reportOfDraft = (draft: ReportDraft, from: ReportFrom, today: string): DraftedReport => {
  const reported = reportedOf(draft, today);
  if (typeof reported === "string") return { ok: false, problem: reported };
  const text = draft.text.trim();
  if (forbiddenWords(text).length > 0) return { ok: false, problem: "text" };
  const link = linkOf(draft.link);
  if (link === undefined) return { ok: false, problem: "link" };
  const linkUnconfirmed = from.linkUnconfirmed ?? from.again?.body.linkUnconfirmed ?? false;
  return { ok: true, report: { customerId: from.customerId, reported, text, link, linkUnconfirmed } };
};
