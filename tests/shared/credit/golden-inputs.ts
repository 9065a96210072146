import { figuresOf } from "#shared/credit/accounts/statement.ts";
import type { AssessInput } from "#shared/credit/assess-input.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { LimitFact } from "#shared/credit/limit-fact.ts";
import type { OutsideFacts } from "#shared/credit/outside/outside-facts.ts";
import { assessInput, day, entry, invoice, net30, paidInvoice, payment } from "./a-ledger.ts";

const asOf = day("2026-11-25");

const monthly = (daysLate: number): Entry[] =>
  Array.from({ length: 22 }, (_, index) =>
    paidInvoice(`M${index}`, asOf - 760 + index * 30, 1_000_000 + index * 10_000, daysLate),
  ).flat();

const outside: OutsideFacts = {
  externalCentipoints: null,
  structuralCentipoints: null,
  accounts: null,
  grades: [
    {
      ...{ id: "g", source: "Insurer", scale: "allianz_trade", value: "4", day: asOf - 100 },
      recordedRevision: 1,
    },
  ],
  statements: [
    {
      ...{ id: "s", closingDay: day("2025-12-31"), months: 12, filing: "filed", knownDay: null },
      recordedRevision: 1,
      figures: figuresOf({
        totalAssets: 200_000_000,
        currentAssets: 150_000_000,
        receivables: 90_000_000,
        cash: 40_000_000,
        equity: 80_000_000,
        retainedEarnings: 60_000_000,
        totalLiabilities: 120_000_000,
        currentLiabilities: 80_000_000,
        netSales: 700_000_000,
        ebit: 30_000_000,
        netIncome: 20_000_000,
      }),
    },
  ],
  structure: {
    createdDay: day("2011-03-01"),
    legalForm: "private_limited",
    employees: 20,
    activity: "46.69",
    group: "independent",
    notFiledDays: null,
  },
};

const approved: LimitFact = {
  ...{ id: "l", kind: "approved", amountCents: 3_000_000, unlimited: false },
  ...{ from: asOf - 300, until: null, recordedRevision: 1 },
};

const mixed: Entry[] = [
  ...monthly(12),
  invoice("OPEN", asOf - 80, 420_000),
  payment("PART", asOf - 20, 200_000, { settles: "OPEN" }),
  entry({ id: "AV", kind: "credit_note", day: asOf - 60, amountCents: -35_000 }),
  entry({ id: "BILL", kind: "bill_accepted", subledger: "bill", day: asOf - 15, amountCents: 300_000 }),
  entry({ id: "ACC", kind: "bill_accepted", day: asOf - 15, amountCents: -300_000 }),
  entry({ id: "BACK", kind: "returned_payment", day: asOf - 100, amountCents: 1_190_000 }),
  entry({ id: "ADV", kind: "deposit", subledger: "advance", day: asOf - 5, amountCents: -40_000 }),
];

/** Customers whose assessments are frozen for every engine version. Never changed: new ones are added at the end. */
export const goldenInputs: Record<string, AssessInput> = {
  "pays on the day": assessInput(monthly(0), { asOf, limits: [approved] }),
  "late by 45 days on assumed terms": assessInput(monthly(45), { asOf, terms: { ...net30, assumed: true } }),
  "a bit of everything": assessInput(mixed, {
    asOf,
    limits: [approved],
    ordersImported: true,
    orders: [{ number: "SO1", day: asOf - 3, amountCents: 70_000, status: "open", recordedRevision: 1 }],
    disputes: [
      { reference: "OPEN", amountCents: 50_000, openedOn: asOf - 10, closedOn: null, recordedRevision: 1 },
    ],
    ownSalesCents: 900_000_000,
    ownReceivablesCents: 90_000_000,
  }),
  "known from outside, warned about, promising": assessInput(
    [...monthly(3), invoice("OPEN", asOf - 45, 90_000)],
    {
      asOf,
      outside,
      warnings: [
        {
          ...{ id: "w1", code: "delay_repeat", severity: 4, confidencePercent: 80, seenOn: asOf - 30 },
          ...{ confirmedOn: asOf - 29, expiresOn: null, recordedRevision: 1 },
        },
        {
          ...{ id: "w2", code: "press", severity: 3, confidencePercent: 60, seenOn: asOf - 3 },
          ...{ confirmedOn: null, expiresOn: null, recordedRevision: 1 },
        },
      ],
      promises: [
        {
          ...{ id: "p", reference: "OPEN", amountCents: 90_000, announcedOn: asOf - 5, promisedOn: asOf + 2 },
          recordedRevision: 1,
        },
      ],
      limits: [
        { ...approved, amountCents: 9_000_000 },
        { ...approved, id: "i", kind: "insured" },
      ],
    },
  ),
  "in reorganisation": assessInput(monthly(0), {
    asOf,
    events: [{ id: "e", kind: "reorganisation", day: asOf - 10, recordedRevision: 1, revokedRevision: null }],
  }),
  "long overdue": assessInput([...monthly(0), invoice("LATE", asOf - 130, 500_000)], {
    asOf,
    limits: [approved],
  }),
  "a prospect": assessInput([], { asOf, outside }),
  "nobody knows": assessInput([], { asOf }),
};
