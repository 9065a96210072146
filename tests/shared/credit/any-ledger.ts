import fc from "fast-check";
import type { CreditEventFact } from "#shared/credit/credit-event.ts";
import type { Dispute } from "#shared/credit/dispute.ts";
import type { Entry, EntryKind, Subledger } from "#shared/credit/entry.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day } from "./a-ledger.ts";

export const asOf = day("2026-11-25");

export const anyTerms: fc.Arbitrary<Terms> = fc.record({
  kind: fc.constantFrom("net", "eom_a", "eom_b"),
  days: fc.constantFrom(0, 30, 45, 60),
  assumed: fc.boolean(),
});

const DEBITS: [EntryKind, Subledger][] = [
  ["invoice", "receivable"],
  ["invoice", "receivable"],
  ["invoice", "receivable"],
  ["other", "receivable"],
  ["refund", "receivable"],
  ["returned_payment", "receivable"],
  ["opening", "receivable"],
  ["bill_accepted", "bill"],
  ["retention", "retention"],
  ["doubtful_transfer", "doubtful"],
  ["to_invoice", "to_invoice"],
];
const CREDITS: [EntryKind, Subledger][] = [
  ["payment", "receivable"],
  ["payment", "receivable"],
  ["payment", "receivable"],
  ["credit_note", "receivable"],
  ["bill_accepted", "receivable"],
  ["bill_paid", "bill"],
  ["doubtful_transfer", "receivable"],
  ["write_off", "receivable"],
  ["factored", "receivable"],
  ["deposit", "advance"],
  ["payment", "doubtful"],
];

/** Few amounts, numbers and letters, so that everything collides with everything. */
const anyAmount = fc.oneof(
  fc.constantFrom(1_000, 20_000, 30_000, 50_000, 100_000),
  fc.integer({ min: 1, max: 9_000_000 }),
);
const anyReference = fc.constantFrom("", "FA001", "fa-001", "FA002", "FA003", "00042", "AN");

export const anyEntry: fc.Arbitrary<Omit<Entry, "id">> = fc
  .record({
    debit: fc.boolean(),
    which: fc.nat({ max: 10 }),
    on: fc.integer({ min: asOf - 800, max: asOf + 40 }),
    documentBefore: fc.constantFrom(0, 0, 0, 3, 40),
    dueAfter: fc.option(fc.integer({ min: -20, max: 120 })),
    amount: anyAmount,
    reference: anyReference,
    letter: fc.constantFrom(null, null, "A", "B", "aa"),
    settles: fc.constantFrom(null, null, "FA001", "FA002"),
    label: fc.constantFrom("", "Virement FA 001", "VIR client 2026"),
    recordedRevision: fc.integer({ min: 1, max: 3 }),
  })
  .map((given) => {
    const [kind, subledger] = (given.debit ? DEBITS : CREDITS)[given.which] ?? ["invoice", "receivable"];
    const documentDay = given.on - given.documentBefore;
    return {
      accountId: 1,
      kind,
      subledger,
      day: given.on,
      documentDay,
      dueDay: given.dueAfter === null ? null : documentDay + given.dueAfter,
      reference: given.reference,
      label: given.label,
      amountCents: given.debit ? given.amount : -given.amount,
      letter: given.letter,
      settles: given.settles,
      recordedRevision: given.recordedRevision,
    };
  });

export const anyLedger: fc.Arbitrary<Entry[]> = fc
  .array(anyEntry, { maxLength: 40 })
  .map((entries) => entries.map((entry, index) => ({ ...entry, id: `e${String(index).padStart(3, "0")}` })));

export const anyDisputes: fc.Arbitrary<Dispute[]> = fc.array(
  fc.record({
    reference: anyReference,
    amountCents: anyAmount,
    openedOn: fc.integer({ min: asOf - 60, max: asOf + 20 }),
    closedOn: fc.option(fc.integer({ min: asOf - 20, max: asOf + 40 })),
    recordedRevision: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 3 },
);

export const anyEvents: fc.Arbitrary<CreditEventFact[]> = fc.array(
  fc.record({
    id: fc.constant("event"),
    kind: fc.constantFrom(
      "safeguard",
      "returned_for_lack_of_funds",
      "cover_withdrawn",
      "identity_mismatch",
      "reorganisation",
      "conciliation",
      "plan_adopted",
    ),
    day: fc.integer({ min: asOf - 120, max: asOf + 20 }),
    recordedRevision: fc.integer({ min: 1, max: 3 }),
    revokedRevision: fc.option(fc.integer({ min: 1, max: 4 })),
  }),
  { maxLength: 2 },
);

/** A ledger where every document has its own number and every payment names it: who owes what is beyond doubt. */
export const namedLedger: fc.Arbitrary<Entry[]> = fc
  .array(
    fc.record({
      age: fc.integer({ min: 20, max: 700 }),
      terms: fc.constantFrom(10, 30, 60),
      amount: anyAmount,
      paidAfter: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 4 }),
      paidPart: fc.constantFrom(100, 100, 100, 50),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((documents) =>
    documents.flatMap(({ age, terms, amount, paidAfter, paidPart }, index) => {
      const on = asOf - age;
      const common = {
        accountId: 1,
        subledger: "receivable",
        label: "",
        letter: null,
        recordedRevision: 1,
      } as const;
      const reference = `N${1_000 + index}`;
      const document: Entry = {
        ...common,
        id: `${reference}-i`,
        kind: "invoice",
        day: on,
        documentDay: on,
        dueDay: on + terms,
        reference,
        amountCents: amount,
        settles: null,
      };
      if (paidAfter === null || on + paidAfter > asOf) return [document];
      const paid: Entry = {
        ...common,
        id: `${reference}-p`,
        kind: "payment",
        day: on + paidAfter,
        documentDay: on + paidAfter,
        dueDay: null,
        reference: "",
        amountCents: 0 - Math.max(1, Math.floor((amount * paidPart) / 100)),
        settles: reference,
      };
      return [document, paid];
    }),
  );
