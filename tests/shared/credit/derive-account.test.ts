import { describe, expect, test } from "vitest";
import { deriveAccount } from "#shared/credit/derive-account.ts";
import type { Entry } from "#shared/credit/entry.ts";
import type { Terms } from "#shared/credit/terms.ts";
import { day, entry, invoice, net30, payment } from "./a-ledger.ts";

const everything = { knownAt: Number.MAX_SAFE_INTEGER, disputes: [] };
const derive = (entries: Entry[], asOf: string, terms: Terms = net30) =>
  deriveAccount(entries, { ...everything, terms, asOf: day(asOf) });
const item = (account: ReturnType<typeof derive>, reference: string) =>
  account.items.find((candidate) => candidate.reference === reference);

const eomB45: Terms = { kind: "eom_b", days: 45, assumed: true };

describe("T-401: two invoices, a lettered payment, a partial one and a credit note", () => {
  const ledger = [
    invoice("FA001", day("2026-01-15"), 120_000, { letter: "A" }),
    payment("BQ1", day("2026-03-10"), 120_000, { letter: "A", reference: "FA001" }),
    invoice("FA002", day("2026-02-10"), 240_000),
    payment("BQ2", day("2026-03-20"), 100_000, { reference: "FA002" }),
    entry({
      id: "AV001",
      kind: "credit_note",
      day: day("2026-03-25"),
      amountCents: -24_000,
      reference: "AV001",
    }),
  ];
  const account = derive(ledger, "2026-04-30", eomB45);

  test("the first is due on 17 March and was paid seven days early, on the day of the bank line", () => {
    expect(item(account, "FA001")).toMatchObject({
      dueDay: day("2026-03-17"),
      dueAssumed: true,
      openCents: 0,
      settledDay: day("2026-03-10"),
      allocations: [{ day: day("2026-03-10"), amountCents: 120_000, method: "letter", means: "cash" }],
    });
  });

  test("the second is due on 14 April and 1,160 of it are open", () => {
    expect(item(account, "FA002")).toMatchObject({
      dueDay: day("2026-04-14"),
      openCents: 116_000,
      settledDay: null,
      allocations: [
        { amountCents: 100_000, method: "reference" },
        { amountCents: 24_000, method: "fifo", means: "credit" },
      ],
    });
    expect(account.unappliedCents).toBe(0);
  });
});

describe("matching without lettering goes from certain to likely", () => {
  const february = day("2026-02-02");

  test("money booked against a document pays that document, not an older one", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        invoice("F2", february, 5_000),
        payment("P", day("2026-03-01"), 5_000, { settles: "f2" }),
      ],
      "2026-03-31",
    );
    expect(item(account, "F2")).toMatchObject({ openCents: 0, allocations: [{ method: "reference" }] });
    expect(item(account, "F1")?.openCents).toBe(5_000);
  });

  test("a document named in the label is found through spaces and punctuation", () => {
    const account = derive(
      [
        invoice("FA-2026/014", february, 7_000),
        invoice("FA-2026/013", day("2026-01-02"), 7_000),
        payment("P", day("2026-03-01"), 7_000, { label: "VIR SEPA REGLEMENT FA 2026 014 MERCI" }),
      ],
      "2026-03-31",
    );
    expect(item(account, "FA-2026/014")).toMatchObject({ openCents: 0, allocations: [{ method: "label" }] });
  });

  test("an equal amount is found among others", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        invoice("F2", february, 7_777),
        payment("P", day("2026-03-01"), 7_777),
      ],
      "2026-03-31",
    );
    expect(item(account, "F2")).toMatchObject({ openCents: 0, allocations: [{ method: "exact_amount" }] });
    expect(item(account, "F1")?.openCents).toBe(5_000);
  });

  test("the sum of some documents is found before the oldest is paid in part", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        invoice("F2", february, 7_777),
        invoice("F3", day("2026-02-05"), 1_111),
        payment("P", day("2026-03-01"), 8_888),
      ],
      "2026-03-31",
    );
    expect(item(account, "F1")?.openCents).toBe(5_000);
    expect(item(account, "F2")).toMatchObject({ openCents: 0, allocations: [{ method: "subset" }] });
    expect(item(account, "F3")?.openCents).toBe(0);
  });

  test("what nothing explains goes to the oldest, and the rest stays unapplied", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        invoice("F2", february, 7_000),
        payment("P", day("2026-03-01"), 12_500),
      ],
      "2026-03-31",
    );
    expect(account.items.map(({ openCents }) => openCents)).toEqual([0, 0]);
    expect(account.unappliedCents).toBe(-500);
  });

  test("an unbalanced lettering pays inside its group and leaves the rest open", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        invoice("F2", february, 7_000, { letter: "aa" }),
        payment("P", day("2026-03-01"), 4_000, { letter: "aa" }),
      ],
      "2026-03-31",
    );
    expect(item(account, "F1")?.openCents).toBe(5_000);
    expect(item(account, "F2")).toMatchObject({
      openCents: 3_000,
      settledDay: null,
      allocations: [{ method: "letter" }],
    });
  });

  test("several lines of one document are one invoice", () => {
    const account = derive(
      [
        invoice("a", february, 5_000, { reference: "F1" }),
        invoice("b", february, 2_000, { reference: "F1" }),
      ],
      "2026-03-31",
    );
    expect(account.items).toHaveLength(1);
    expect(account.items[0]).toMatchObject({ amountCents: 7_000, openCents: 7_000 });
  });
});

describe("what is no payment", () => {
  test("a returned payment opens its invoice again, on the day it came back and not before", () => {
    const ledger = [
      invoice("F1", day("2026-01-02"), 5_000, { letter: "A" }),
      payment("P", day("2026-02-01"), 5_000, { letter: "A" }),
      entry({
        id: "R",
        kind: "returned_payment",
        day: day("2026-02-10"),
        amountCents: 5_000,
        label: "IMPAYE",
      }),
    ];
    expect(item(derive(ledger, "2026-02-09"), "F1")).toMatchObject({
      openCents: 0,
      settledDay: day("2026-02-01"),
    });
    const after = derive(ledger, "2026-02-10");
    expect(item(after, "F1")).toMatchObject({
      openCents: 5_000,
      settledDay: null,
      dueDay: day("2026-02-01"),
    });
    expect(after.returned).toEqual([{ day: day("2026-02-10"), amountCents: 5_000, entryId: "R" }]);
  });

  test("a returned payment of something long past is a debt of its own, due at once", () => {
    const account = derive(
      [
        invoice("F1", day("2025-06-02"), 5_000),
        payment("P", day("2025-07-01"), 5_000),
        entry({
          id: "R",
          kind: "returned_payment",
          day: day("2026-02-10"),
          amountCents: 5_000,
          reference: "R",
        }),
      ],
      "2026-03-01",
    );
    expect(item(account, "F1")?.openCents).toBe(0);
    expect(item(account, "R")).toMatchObject({
      openCents: 5_000,
      dueDay: day("2026-02-10"),
      dueAssumed: false,
    });
  });

  test("a refund gives a credit note back and leaves invoices alone", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 5_000),
        entry({
          id: "AV",
          kind: "credit_note",
          day: day("2026-01-10"),
          amountCents: -2_000,
          reference: "AV",
        }),
        entry({ id: "RB", kind: "refund", day: day("2026-01-20"), amountCents: 2_000, reference: "RB" }),
      ],
      "2026-03-01",
    );
    expect(item(account, "F1")?.openCents).toBe(5_000);
    expect(item(account, "RB")?.openCents).toBe(0);
    expect(account.unappliedCents).toBe(0);
  });

  test("a transfer to the doubtful account leaves the invoice open under its own due day", () => {
    const ledger = [
      invoice("F1", day("2026-01-02"), 5_000, { letter: "A" }),
      entry({
        id: "T1",
        kind: "doubtful_transfer",
        day: day("2026-06-01"),
        amountCents: -5_000,
        letter: "A",
      }),
      entry({
        id: "T2",
        kind: "doubtful_transfer",
        subledger: "doubtful",
        day: day("2026-06-01"),
        amountCents: 5_000,
      }),
    ];
    const account = derive(ledger, "2026-06-30");
    expect(account.items).toHaveLength(1);
    expect(account.items[0]).toMatchObject({ openCents: 5_000, dueDay: day("2026-02-01"), settledDay: null });
    const paid = derive(
      [...ledger, payment("P", day("2026-06-20"), 5_000, { subledger: "doubtful" })],
      "2026-06-30",
    );
    expect(paid.items[0]).toMatchObject({ openCents: 0, settledDay: day("2026-06-20") });
  });

  test("a doubtful balance from before the ledger is a document", () => {
    const account = derive(
      [
        entry({
          id: "T",
          kind: "doubtful_transfer",
          subledger: "doubtful",
          day: day("2026-01-01"),
          amountCents: 900,
          reference: "F0",
        }),
      ],
      "2026-06-30",
    );
    expect(item(account, "F0")?.openCents).toBe(900);
  });
});

describe("a bill counts as paid ten days after its maturity", () => {
  const ledger = [
    invoice("F1", day("2026-01-02"), 5_000, { letter: "A" }),
    entry({ id: "B1", kind: "bill_accepted", day: day("2026-01-10"), amountCents: -5_000, letter: "A" }),
    entry({
      id: "B2",
      kind: "bill_accepted",
      subledger: "bill",
      day: day("2026-01-10"),
      amountCents: 5_000,
      dueDay: day("2026-02-28"),
      reference: "LCR1",
    }),
    entry({ id: "B3", kind: "bill_paid", subledger: "bill", day: day("2026-01-20"), amountCents: -5_000 }),
  ];

  test("until then the invoice is not settled and the bill is exposure, discounted or not", () => {
    const account = derive(ledger, "2026-03-09");
    expect(item(account, "F1")).toMatchObject({ openCents: 0, settledDay: null });
    expect(item(account, "LCR1")).toMatchObject({
      subledger: "bill",
      openCents: 5_000,
      dueDay: day("2026-02-28"),
    });
  });

  test("from then on it was paid at maturity", () => {
    const account = derive(ledger, "2026-03-10");
    expect(item(account, "F1")?.settledDay).toBe(day("2026-02-28"));
    expect(item(account, "LCR1")).toMatchObject({ openCents: 0, settledDay: day("2026-02-28") });
  });

  test("a bill that comes back opens the invoice and is no bill any more", () => {
    const unpaid = entry({ id: "R", kind: "returned_payment", day: day("2026-03-03"), amountCents: 5_000 });
    const account = derive([...ledger, unpaid], "2026-03-15");
    expect(item(account, "F1")).toMatchObject({ openCents: 5_000, settledDay: null });
    expect(item(account, "LCR1")).toBeUndefined();
  });

  test("without maturity in the ledger it is that of the invoice", () => {
    const [first, second] = ledger;
    const account = derive(first === undefined || second === undefined ? [] : [first, second], "2026-02-05");
    expect(account.items.find(({ subledger }) => subledger === "bill")).toMatchObject({
      dueDay: day("2026-02-01"),
      openCents: 5_000,
    });
    expect(item(account, "F1")?.settledDay).toBeNull();
  });
});

describe("other accounts of the chart", () => {
  test("retention money falls due a year later and takes no ordinary payment", () => {
    const account = derive(
      [
        invoice("F1", day("2026-01-02"), 9_500),
        entry({
          id: "RG",
          kind: "retention",
          subledger: "retention",
          day: day("2026-01-02"),
          amountCents: 500,
          reference: "RG",
        }),
        payment("P", day("2026-02-01"), 9_600),
      ],
      "2026-06-30",
    );
    expect(item(account, "F1")?.openCents).toBe(0);
    expect(item(account, "RG")).toMatchObject({
      openCents: 500,
      dueDay: day("2027-01-02"),
      dueAssumed: true,
    });
    expect(account.unappliedCents).toBe(-100);
  });

  test("deliveries to invoice and advances are kept apart", () => {
    const account = derive(
      [
        entry({
          id: "a",
          kind: "to_invoice",
          subledger: "to_invoice",
          day: day("2026-01-02"),
          amountCents: 4_000,
        }),
        entry({
          id: "b",
          kind: "deposit",
          subledger: "advance",
          day: day("2026-01-02"),
          amountCents: -1_500,
        }),
      ],
      "2026-06-30",
    );
    expect(account).toMatchObject({
      items: [],
      toInvoiceCents: 4_000,
      depositsCents: -1_500,
      unappliedCents: 0,
    });
  });

  test("a factored invoice stays exposure until the time of recourse is over", () => {
    const ledger = [
      invoice("F1", day("2026-01-02"), 5_000),
      entry({ id: "X", kind: "factored", day: day("2026-01-05"), amountCents: -5_000, settles: "F1" }),
    ];
    const open = (asOf: string) =>
      derive(ledger, asOf).items.reduce((sum, { openCents }) => sum + openCents, 0);
    expect(open("2026-04-01")).toBe(5_000);
    expect(open("2026-04-02")).toBe(0);
  });
});

describe("opening lines of a second year", () => {
  const firstYear = [
    invoice("FA001", day("2025-11-05"), 120_000, { letter: "A" }),
    payment("BQ1", day("2025-12-01"), 120_000, { letter: "A" }),
    invoice("FA002", day("2025-12-10"), 50_000),
  ];
  const opening = (id: string, amountCents: number, more: Partial<Entry> = {}) =>
    entry({ id, kind: "opening", day: day("2026-01-01"), amountCents, ...more });

  test("that name a known document are that document, and their lettering pays it", () => {
    const account = derive(
      [
        ...firstYear,
        opening("AN1", 50_000, { reference: "fa002", documentDay: day("2025-12-10"), letter: "26A" }),
        payment("BQ2", day("2026-01-15"), 50_000, { letter: "26A" }),
        invoice("FA003", day("2026-01-05"), 50_000),
      ],
      "2026-02-28",
    );
    expect(item(account, "FA002")).toMatchObject({
      openCents: 0,
      settledDay: day("2026-01-15"),
      dueDay: day("2026-01-09"),
    });
    expect(account.items.filter(({ openCents }) => openCents > 0)).toHaveLength(1);
    expect(account.preHistoryUnknown).toBe(false);
  });

  test("that repeat the known balance as a lump count once", () => {
    const account = derive([...firstYear, opening("AN", 50_000)], "2026-02-28");
    expect(account.items.reduce((sum, { openCents }) => sum + openCents, 0)).toBe(50_000);
    expect(account.preHistoryUnknown).toBe(false);
  });

  test("in detail and without an earlier year are documents with their own day", () => {
    const account = derive(
      [opening("AN1", 50_000, { reference: "FA002", documentDay: day("2025-12-10") })],
      "2026-02-28",
    );
    expect(item(account, "FA002")).toMatchObject({
      openCents: 50_000,
      dueDay: day("2026-01-09"),
      dueAssumed: false,
    });
    expect(account.preHistoryUnknown).toBe(false);
  });

  test("as one lump without an earlier year: what it holds is not known, its age assumed", () => {
    const account = derive([opening("AN", 50_000)], "2026-02-28");
    expect(account.items[0]).toMatchObject({ openCents: 50_000, dueAssumed: true });
    expect(account.preHistoryUnknown).toBe(true);
  });

  test("close what they do not bring forward: retention, bills, loose credits, whatever the opening line's own account", () => {
    const held = entry({
      id: "R",
      kind: "retention",
      subledger: "retention",
      day: day("2025-12-10"),
      amountCents: 6_000,
    });
    const delivered = entry({ ...held, id: "T", kind: "to_invoice", subledger: "to_invoice" });
    const advance = entry({ ...held, id: "D", kind: "deposit", subledger: "advance", amountCents: -9_000 });
    const years = [...firstYear, held, delivered, advance];
    expect(derive(years, "2026-02-28")).toMatchObject({ toInvoiceCents: 6_000, depositsCents: -9_000 });
    const account = derive([...years, opening("AN", 50_000)], "2026-02-28");
    expect(account).toMatchObject({ toInvoiceCents: 0, depositsCents: 0, unappliedCents: 0 });
    expect(account.items.filter(({ openCents }) => openCents !== 0)).toMatchObject([{ reference: "FA002" }]);
    const paidOut = derive([...years, { ...opening("AN", 6_000), subledger: "retention" }], "2026-02-28");
    expect(paidOut.items.filter(({ openCents }) => openCents !== 0)).toMatchObject([{ id: "R" }]);
  });

  test("of one exercise may come on several days", () => {
    const held = entry({
      id: "R",
      kind: "retention",
      subledger: "retention",
      day: day("2025-12-10"),
      amountCents: 6_000,
    });
    const account = derive(
      [
        ...firstYear,
        held,
        opening("AN1", 50_000),
        opening("AN2", 6_000, { subledger: "retention", day: day("2026-01-05") }),
      ],
      "2026-02-28",
    );
    expect(account.items.filter(({ openCents }) => openCents !== 0).map(({ id }) => id)).toEqual([
      "FA002",
      "R",
    ]);
  });

  test("beyond the known balance add only the difference", () => {
    const account = derive([...firstYear, opening("AN", 80_000)], "2026-02-28");
    expect(account.items.reduce((sum, { openCents }) => sum + openCents, 0)).toBe(80_000);
    expect(account.preHistoryUnknown).toBe(true);
  });
});

describe("time", () => {
  test("nothing after the day and nothing recorded later is seen", () => {
    const ledger = [
      invoice("F1", day("2026-01-02"), 5_000),
      payment("P1", day("2026-02-02"), 2_000, { settles: "F1" }),
      payment("P2", day("2026-02-03"), 3_000, { settles: "F1", recordedRevision: 7 }),
    ];
    const open = (asOf: string, knownAt: number) =>
      deriveAccount(ledger, { terms: net30, asOf: day(asOf), knownAt, disputes: [] }).items[0]?.openCents;
    expect(open("2026-02-01", 9)).toBe(5_000);
    expect(open("2026-02-02", 9)).toBe(3_000);
    expect(open("2026-02-03", 6)).toBe(3_000);
    expect(open("2026-02-03", 7)).toBe(0);
  });

  test("a due day before the document is the document's day", () => {
    const account = derive(
      [invoice("F1", day("2026-01-02"), 5_000, { dueDay: day("2019-01-01") })],
      "2026-02-01",
    );
    expect(account.items[0]?.dueDay).toBe(day("2026-01-02"));
  });

  test("a dispute counts while it runs, and money without a document passes the disputed one by", () => {
    const disputes = [
      {
        reference: "F1",
        amountCents: 5_000,
        openedOn: day("2026-02-01"),
        closedOn: day("2026-03-01"),
        recordedRevision: 1,
      },
    ];
    const ledger = [
      invoice("F1", day("2026-01-02"), 5_000),
      invoice("F2", day("2026-01-05"), 6_000),
      payment("P", day("2026-02-10"), 2_000),
    ];
    const at = (asOf: string) =>
      deriveAccount(ledger, { ...everything, terms: net30, disputes, asOf: day(asOf) });
    expect(item(at("2026-02-15"), "F1")).toMatchObject({ disputedCents: 5_000, openCents: 5_000 });
    expect(item(at("2026-02-15"), "F2")?.openCents).toBe(4_000);
    expect(item(at("2026-03-01"), "F1")).toMatchObject({ disputedCents: 0, openCents: 3_000 });
  });
});
