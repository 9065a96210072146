// @vitest-environment node
import { describe, expect, test } from "vitest";
import { fecText, type LineFacts, mustRead, oneInvoice, sourceOf } from "./a-ledger.ts";

const ratesOf = async (lines: LineFacts[]) =>
  (await mustRead(sourceOf(fecText(lines)))).entries.map(({ vatBasisPoints = null }) => vatBasisPoints);

const customer = { account: "411000", customer: "C001" };

describe("rate of VAT that a voucher tells", () => {
  test.each<[string, LineFacts[], (number | null)[]]>([
    ["a sale at 20 %", oneInvoice, [2_000]],
    [
      "a sale at 5.5 % with its port, VAT due on payment",
      [
        { ...customer, debit: "105,50" },
        { account: "701000", credit: "90,00" },
        { account: "708500", credit: "10,00" },
        { account: "445870", credit: "5,50" },
      ],
      [550],
    ],
    [
      "a rebate",
      [
        { account: "709000", debit: "10,00" },
        { account: "445710", debit: "2,00" },
        { ...customer, credit: "12,00" },
      ],
      [2_000],
    ],
    [
      "an export",
      [
        { ...customer, debit: "100,00" },
        { account: "707900", credit: "100,00" },
      ],
      [0],
    ],
    [
      "a sale paid on the spot",
      [
        { ...customer, debit: "120,00" },
        { account: "707000", credit: "100,00" },
        { account: "445710", credit: "20,00" },
        { account: "530000", debit: "120,00" },
        { ...customer, credit: "120,00" },
      ],
      [2_000, null],
    ],
    [
      "two accounts of VAT: several rates, even where their sum looks like one",
      [
        { ...customer, debit: "220,00" },
        { account: "707000", credit: "200,00" },
        { account: "445711", credit: "12,30" },
        { account: "445712", credit: "7,70" },
      ],
      [null],
    ],
    [
      "a deposit set off: half of the VAT was billed before",
      [
        { ...customer, debit: "110,00" },
        { account: "419100", debit: "100,00" },
        { account: "707000", credit: "200,00" },
        { account: "445710", credit: "10,00" },
      ],
      [null, null],
    ],
    [
      "a voucher of two customers",
      [
        { ...customer, debit: "120,00" },
        { account: "411000", customer: "C002", debit: "105,50" },
        { account: "707000", credit: "200,00" },
        { account: "445710", credit: "25,50" },
      ],
      [null, null],
    ],
    [
      "VAT alone",
      [
        { ...customer, debit: "20,00" },
        { account: "445710", credit: "20,00" },
      ],
      [null],
    ],
  ])("%s", async (_name, lines, rates) => {
    expect(await ratesOf(lines)).toEqual(rates);
  });

  test("a ledger sorted by account tells the same", async () => {
    const second = [
      { voucher: "2", account: "411000", customer: "C002", debit: "105,50" },
      { voucher: "2", account: "707000", credit: "100,00" },
      { voucher: "2", account: "445712", credit: "5,50" },
    ];
    const sorted = [...oneInvoice, ...second].sort((a, b) => (a.account < b.account ? -1 : 1));
    expect(await ratesOf(sorted)).toEqual([2_000, 550]);
  });
});
