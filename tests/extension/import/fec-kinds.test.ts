// @vitest-environment node
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, FEC_COLUMNS, fecText, type LineFacts, mustRead, rowsText, sourceOf } from "./a-ledger.ts";

const customer = "C001";
type Side = [account: string, cents: string, aux?: string];

/** A voucher of debits and credits; customer accounts carry C001 unless another is given. */
const voucher = (debits: Side[], credits: Side[], about: Partial<LineFacts> = {}): LineFacts[] => {
  const line = ([account, amount, aux]: Side, side: "debit" | "credit"): LineFacts => ({
    ...about,
    account,
    customer: aux ?? (/^4(11|13|16|18|19)/.test(account) ? customer : ""),
    [side]: amount,
  });
  return [...debits.map((each) => line(each, "debit")), ...credits.map((each) => line(each, "credit"))];
};

const kindsOf = async (lines: LineFacts[]) =>
  (await mustRead(sourceOf(fecText(lines)))).entries.map(({ subledger, kind, amountCents }) => [
    subledger,
    kind,
    amountCents,
  ]);

describe("a customer line is what its voucher says", () => {
  test.each<[string, LineFacts[], [string, string, number][]]>([
    [
      "a sale",
      voucher(
        [["411000", "120,00"]],
        [
          ["707000", "100,00"],
          ["445710", "20,00"],
        ],
      ),
      [["receivable", "invoice", 12_000]],
    ],
    [
      "VAT alone makes a sale too",
      voucher([["411000", "20,00"]], [["445710", "20,00"]]),
      [["receivable", "invoice", 2_000]],
    ],
    [
      "a rebate",
      voucher(
        [
          ["709000", "10,00"],
          ["445710", "2,00"],
        ],
        [["411000", "12,00"]],
      ),
      [["receivable", "credit_note", -1_200]],
    ],
    [
      "money at the bank",
      voucher([["512000", "120,00"]], [["411000", "120,00"]]),
      [["receivable", "payment", -12_000]],
    ],
    [
      "money with a discount for early payment",
      voucher(
        [
          ["512000", "118,00"],
          ["665000", "2,00"],
        ],
        [["411000", "120,00"]],
      ),
      [["receivable", "payment", -12_000]],
    ],
    ["cash", voucher([["530000", "5,00"]], [["411000", "5,00"]]), [["receivable", "payment", -500]]],
    [
      "one remittance of two customers",
      voucher(
        [["511200", "30,00"]],
        [
          ["411000", "10,00"],
          ["411000", "20,00", "C002"],
        ],
      ),
      [
        ["receivable", "payment", -1_000],
        ["receivable", "payment", -2_000],
      ],
    ],
    [
      "a bill accepted",
      voucher([["413000", "9,00"]], [["411000", "9,00"]]),
      [
        ["bill", "bill_accepted", 900],
        ["receivable", "bill_accepted", -900],
      ],
    ],
    ["a bill paid", voucher([["511300", "9,00"]], [["413000", "9,00"]]), [["bill", "bill_paid", -900]]],
    [
      "a doubtful claim is no payment",
      voucher([["416000", "9,00"]], [["411000", "9,00"]]),
      [
        ["doubtful", "doubtful_transfer", 900],
        ["receivable", "doubtful_transfer", -900],
      ],
    ],
    [
      "a loss",
      voucher(
        [
          ["654000", "7,50"],
          ["445710", "1,50"],
        ],
        [["416000", "9,00"]],
      ),
      [["doubtful", "write_off", -900]],
    ],
    [
      "a loss on 411, VAT recovered",
      voucher(
        [
          ["654000", "7,50"],
          ["445710", "1,50"],
        ],
        [["411000", "9,00"]],
      ),
      [["receivable", "write_off", -900]],
    ],
    [
      "money on a doubtful claim",
      voucher([["512000", "9,00"]], [["416000", "9,00"]]),
      [["doubtful", "payment", -900]],
    ],
    [
      "a deposit received",
      voucher([["512000", "3,00"]], [["419100", "3,00"]]),
      [["advance", "deposit", -300]],
    ],
    [
      "a deposit used",
      voucher([["419100", "3,00"]], [["411000", "3,00"]]),
      [
        ["advance", "deposit", 300],
        ["receivable", "deposit", -300],
      ],
    ],
    [
      "a sale with retention",
      voucher(
        [
          ["411000", "114,00"],
          ["411700", "6,00"],
        ],
        [
          ["707000", "100,00"],
          ["445710", "20,00"],
        ],
      ),
      [
        ["receivable", "invoice", 11_400],
        ["retention", "retention", 600],
      ],
    ],
    ["retention paid", voucher([["512000", "6,00"]], [["411700", "6,00"]]), [["retention", "payment", -600]]],
    [
      "to be invoiced",
      voucher([["418100", "5,00"]], [["707000", "5,00"]]),
      [["to_invoice", "to_invoice", 500]],
    ],
    [
      "a debit against the bank",
      voucher([["411000", "5,00"]], [["512000", "5,00"]], { label: "VIR EMIS" }),
      [["receivable", "refund", 500]],
    ],
    [
      "factored",
      voucher([["467000", "50,00"]], [["411000", "50,00"]]),
      [
        ["factor", "factored", 5_000],
        ["receivable", "factored", -5_000],
      ],
    ],
    [
      "between two customers",
      voucher([["411000", "5,00", "C002"]], [["411000", "5,00"]]),
      [
        ["receivable", "other", 500],
        ["receivable", "other", -500],
      ],
    ],
    [
      "an opening by journal",
      voucher([["411000", "5,00"]], [["890000", "5,00"]], { journal: "AN" }),
      [["receivable", "opening", 500]],
    ],
    [
      "an opening by name of the journal",
      voucher([["411000", "5,00"]], [["890000", "5,00"]], { journal: "X1", journalName: "Report à nouveau" }),
      [["receivable", "opening", 500]],
    ],
    [
      "an opening by label",
      voucher([["411000", "5,00"]], [["707000", "5,00"]], { label: "A-nouveaux 2026" }),
      [["receivable", "opening", 500]],
    ],
    [
      "a customer called Nouveau is no opening",
      voucher([["411000", "5,00"]], [["707000", "5,00"]], { label: "Facture Garage Nouveau" }),
      [["receivable", "invoice", 500]],
    ],
    ["suppliers and banks alone", voucher([["401000", "5,00"]], [["512000", "5,00"]]), []],
  ])("%s", async (_, lines, expected) => {
    expect(await kindsOf(lines)).toEqual(expected);
  });

  test("a factor's line goes to the one customer, stays out of the balances, and out of the file for several", async () => {
    const one = await mustRead(sourceOf(fecText(voucher([["467000", "50,00"]], [["411000", "50,00"]]))));
    expect(one.entries[0]).toMatchObject({ key: "C001", subledger: "factor" });
    expect([...one.totals.balances]).toEqual([["C001", -5_000]]);
    const two = await kindsOf(
      voucher(
        [["467000", "50,00"]],
        [
          ["411000", "30,00"],
          ["411000", "20,00", "C002"],
        ],
      ),
    );
    expect(two.map(([subledger]) => subledger)).toEqual(["receivable", "receivable"]);
  });

  test("sales by month are summed over the revenue accounts, credit notes and sales without customer included", async () => {
    const { totals } = await mustRead(
      sourceOf(
        fecText([
          ...voucher(
            [["411000", "120,00"]],
            [
              ["707000", "100,00"],
              ["445710", "20,00"],
            ],
            { date: "20260131" },
          ),
          ...voucher([["709000", "30,00"]], [["411000", "30,00"]], { voucher: "2", date: "20260131" }),
          ...voucher([["530000", "12,00"]], [["706000", "12,00"]], { voucher: "3", date: "20260201" }),
        ]),
      ),
    );
    expect(totals.sales).toEqual([
      { month: "2026-01", amountCents: 7_000 },
      { month: "2026-02", amountCents: 1_200 },
    ]);
  });

  test("T-401: balance 1,160 with two invoices, two payments and a credit note", async () => {
    const { entries, totals } = await mustRead(
      sourceOf(
        fecText([
          ...voucher([["411000", "1200,00"]], [["707000", "1200,00"]], {
            voucher: "1",
            date: "20260115",
            ref: "FA001",
            letter: "A",
          }),
          ...voucher([["411000", "2400,00"]], [["707000", "2400,00"]], {
            voucher: "2",
            date: "20260210",
            ref: "FA002",
          }),
          ...voucher([["512000", "1200,00"]], [["411000", "1200,00"]], {
            journal: "BQ",
            voucher: "1",
            date: "20260310",
            ref: "FA001",
            letter: "A",
          }),
          ...voucher([["512000", "1000,00"]], [["411000", "1000,00"]], {
            journal: "BQ",
            voucher: "2",
            date: "20260320",
            ref: "FA002",
          }),
          ...voucher([["709000", "240,00"]], [["411000", "240,00"]], {
            journal: "AV",
            voucher: "1",
            date: "20260325",
            ref: "AV001",
          }),
        ]),
      ),
    );
    expect(entries.map(({ kind }) => kind)).toEqual([
      "invoice",
      "invoice",
      "payment",
      "payment",
      "credit_note",
    ]);
    expect(totals).toMatchObject({ invoices: 2, payments: 2, creditNotes: 1, sentBalanceCents: 116_000 });
    expect(totals.balances.get("C001")).toBe(116_000);
  });
});

describe("returned or refund (POLICY 1.6)", () => {
  const paid = (date: string, amount = "50,00", key = customer) =>
    voucher([["512000", amount]], [["411000", amount, key]], {
      journal: "BQ",
      voucher: `P${date}${key}`,
      date,
      label: "PRLV",
    });
  const back = (date: string, label: string, amount = "50,00", number = "R") =>
    voucher([["411000", amount]], [["512000", amount]], {
      journal: "BQ",
      voucher: `${number}${date}`,
      date,
      label,
    });
  const backKinds = async (lines: LineFacts[]) =>
    (await mustRead(sourceOf(fecText(lines)))).entries
      .filter(({ amountCents }) => amountCents > 0)
      .map(({ kind }) => kind);

  test.each<[string, LineFacts[], string[]]>([
    [
      "same amount, 60 days, and the label says so",
      [...paid("20260102"), ...back("20260303", "REJET PRLV")],
      ["returned_payment"],
    ],
    ["61 days after", [...paid("20260102"), ...back("20260304", "REJET PRLV")], ["refund"]],
    ["before the payment", [...paid("20260302"), ...back("20260301", "REJET PRLV")], ["refund"]],
    ["another amount", [...paid("20260102", "49,99"), ...back("20260110", "IMPAYE")], ["refund"]],
    [
      "another customer's payment",
      [...paid("20260102", "50,00", "C002"), ...back("20260110", "IMPAYE")],
      ["refund"],
    ],
    ["a label that says nothing", [...paid("20260102"), ...back("20260110", "VIR EMIS")], ["refund"]],
    [
      "the debit stands before the payment in the file",
      [...back("20260110", "Chèque impayé"), ...paid("20260102")],
      ["returned_payment"],
    ],
    [
      "one payment comes back once",
      [
        ...paid("20260102"),
        ...back("20260105", "RETOUR", "50,00", "A"),
        ...back("20260106", "RETOUR", "50,00", "B"),
      ],
      ["returned_payment", "refund"],
    ],
  ])("%s", async (_, lines, expected) => {
    expect(await backKinds(lines)).toEqual(expected);
  });

  test("a bill falls due on the day its label names, on the side of the bill alone", async () => {
    const lines = voucher([["413000", "9,00"]], [["411000", "9,00"]], { label: "LCR F7 ECH 30/09/2026" });
    const { entries } = await mustRead(sourceOf(fecText(lines)));
    expect(entries.map(({ subledger, dueDate }) => [subledger, dueDate])).toEqual([
      ["bill", "2026-09-30"],
      ["receivable", null],
    ]);
  });

  test("a bill that comes back against 413 is returned, else something else", async () => {
    const accepted = voucher([["413000", "9,00"]], [["411000", "9,00"]], {
      journal: "EF",
      voucher: "1",
      date: "20260102",
    });
    const undone = (label: string) =>
      voucher([["411000", "9,00"]], [["413000", "9,00"]], {
        journal: "EF",
        voucher: "2",
        date: "20260130",
        label,
      });
    const last = async (label: string) =>
      (await mustRead(sourceOf(fecText([...accepted, ...undone(label)])))).entries.find(
        ({ subledger, amountCents }) => subledger === "receivable" && amountCents > 0,
      )?.kind;
    expect(await last("LCR IMPAYEE")).toBe("returned_payment");
    expect(await last("Annulation")).toBe("other");
  });
});

describe("laws", { timeout: 60_000 }, () => {
  const lines: LineFacts[] = Array.from({ length: 40 }, (_, index) => {
    const about = {
      voucher: String(index),
      date: `202601${String(1 + (index % 28)).padStart(2, "0")}`,
      ref: `D${index}`,
    };
    const aux = `C${index % 7}`;
    const amount = `${10 + index},00`;
    return index % 3 === 0
      ? voucher([["512000", amount]], [["411000", amount, aux]], {
          ...about,
          journal: "BQ",
          label: index % 2 ? "REJET" : "VIR",
        })
      : index % 3 === 1
        ? voucher([["411000", amount, aux]], [["707000", amount]], about)
        : voucher([["411000", amount, aux]], [["512000", amount]], {
            ...about,
            journal: "BQ",
            label: "REJET PRLV",
          });
  }).flat();
  const rows = lines.map(cellsOf);
  const digest = async (order: string[][], piece?: number) => {
    const { totals, entries } = await mustRead(sourceOf(rowsText([FEC_COLUMNS, ...order]), undefined, piece));
    const { balances, warnings: _, ...sums } = totals;
    return {
      sums,
      balances: [...balances].sort(),
      kinds: entries
        .map(({ key, kind, amountCents, reference }) => `${key} ${kind} ${amountCents} ${reference}`)
        .sort(),
    };
  };

  test("lines of a voucher in any order give the same", async () => {
    const whole = await digest(rows);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), async (turned) => {
        const order = turned.flatMap((turn, index) => {
          const pair = rows.slice(index * 2, index * 2 + 2);
          return turn ? pair.toReversed() : pair;
        });
        expect(await digest(order)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  test("vouchers whose lines lie apart give the same, in any order of the whole file", async () => {
    const whole = await digest(rows);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
        async (order) => {
          expect(await digest(order)).toEqual(whole);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("a file sorted by account gives the same", async () => {
    expect(await digest(rows.toSorted((a, b) => ((a[4] ?? "") < (b[4] ?? "") ? -1 : 1)))).toEqual(
      await digest(rows),
    );
  });

  test("how the file comes in pieces changes nothing, not even the batches", async () => {
    const text = rowsText([FEC_COLUMNS, ...rows]);
    const whole = (await mustRead(sourceOf(text))).batches.map(({ progress: _, ...batch }) => batch);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (piece) => {
        const cut = (await mustRead(sourceOf(text, undefined, piece))).batches.map(
          ({ progress: _, ...batch }) => batch,
        );
        expect(cut).toEqual(whole);
      }),
      { numRuns: 15 },
    );
  });
});
