import type { AssessInput } from "../assess-input.ts";
import type { EpochDay } from "../calendar.ts";
import type { Dispute } from "../dispute.ts";
import { referenceKey } from "../document-reference.ts";
import type { Entry, Subledger } from "../entry.ts";

/** A document, or the documents that bear its number, named so that a person finds it. Amounts in cents, days late as of today. */
export type NamedDocument = {
  itemId: string;
  accountId: number;
  subledger: Subledger;
  reference: string;
  amountCents: number;
  dueDay: EpochDay;
  daysLate: number;
};

/** Something that may happen to a customer, as facts an assessment can be made with. */
export type Change =
  | ({ kind: "pay_item" } & NamedDocument)
  /** We grant what is contested: a credit note for it. */
  | ({ kind: "credit_dispute" } & NamedDocument)
  /** The contest is over and what was contested is owed. */
  | ({ kind: "close_dispute" } & NamedDocument)
  | { kind: "set_limit"; amountCents: number };

/** Sorts behind every id of a real fact. */
const ID = "~if";

/**
 * The same facts with these changes recorded, each on its day (the day of the assessment unless told): payments and credit
 * notes that name their document, disputes closed, an approved limit set.
 */
export function applyChanges(
  input: AssessInput,
  changes: readonly Change[],
  dayOf: (change: Change) => EpochDay = () => input.asOf,
): AssessInput {
  const entries = new Map<number, Entry[]>();
  const closed = new Map<string, EpochDay>();
  const limits = [...input.limits];
  changes.forEach((change, index) => {
    const day = dayOf(change);
    const id = `${ID}${String(index).padStart(4, "0")}`;
    if (change.kind === "set_limit") {
      const { amountCents } = change;
      const fact = { id, kind: "approved", amountCents, unlimited: false, from: day, until: null } as const;
      limits.push({ ...fact, recordedRevision: input.knownAt });
      return;
    }
    if (change.kind !== "pay_item") closed.set(referenceKey(change.reference), day);
    if (change.kind === "close_dispute") return;
    const added = entries.get(change.accountId) ?? [];
    added.push({
      id,
      accountId: change.accountId,
      kind: change.kind === "pay_item" ? "payment" : "credit_note",
      subledger: change.subledger,
      day,
      documentDay: day,
      dueDay: null,
      reference: "",
      label: "",
      amountCents: 0 - change.amountCents,
      letter: null,
      settles: change.reference,
      recordedRevision: 0,
    });
    entries.set(change.accountId, added);
  });
  return {
    ...input,
    limits,
    accounts: input.accounts.map((account) => {
      const added = entries.get(account.accountId);
      return added === undefined ? account : { ...account, entries: [...account.entries, ...added] };
    }),
    disputes: closed.size === 0 ? input.disputes : input.disputes.map((dispute) => closedBy(dispute, closed)),
  };
}

function closedBy(dispute: Dispute, closed: ReadonlyMap<string, EpochDay>): Dispute {
  const day = closed.get(referenceKey(dispute.reference));
  const running = day !== undefined && (dispute.closedOn === null || dispute.closedOn > day);
  return running ? { ...dispute, closedOn: day } : dispute;
}
