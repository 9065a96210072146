// @vitest-environment node
import { describe, expect, test } from "vitest";
import {
  cellsOf,
  FEC_COLUMNS,
  fecText,
  type LineFacts,
  mustRead,
  oneInvoice,
  rowsText,
  sourceOf,
  together,
  windows1252,
} from "./a-ledger.ts";

const accented: LineFacts[] = oneInvoice.map((line) => ({
  ...line,
  name: line.customer ? "Maçonnerie Tréhour €" : "",
}));
const rows = oneInvoice.map(cellsOf);
const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), little);
  return bytes;
};
const changed = (
  change: (cells: string[], index: number) => string[],
  header = FEC_COLUMNS,
  separator = "\t",
) => rowsText([header, ...rows.map(change)], separator);

const withSide = (debitSide: string, creditSide: string) =>
  rowsText([
    [...FEC_COLUMNS.slice(0, 11), "Montant", "Sens", ...FEC_COLUMNS.slice(13)],
    ...rows.map((cells, index) => [
      ...cells.slice(0, 11),
      cells[index === 0 ? 11 : 12] ?? "",
      index === 0 ? debitSide : creditSide,
      ...cells.slice(13),
    ]),
  ]);

const nameOf = async (content: string | Uint8Array) => {
  const { batches, totals, entries } = await mustRead(sourceOf(content));
  return {
    name: batches[0]?.customers[0]?.name,
    lines: totals.lines,
    debit: totals.debitCents,
    credit: totals.creditCents,
    balance: totals.balances.get("C001"),
    kind: entries[0]?.kind,
    line: entries[0]?.line,
  };
};
const sound = { lines: 3, debit: 12_000, credit: 12_000, balance: 12_000, kind: "invoice", line: 2 };

describe("charsets", { timeout: 60_000 }, () => {
  const text = fecText(accented);
  test.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a byte order mark", new TextEncoder().encode(`\ufeff${text}`)],
    ["Windows-1252", windows1252(text)],
    ["ISO 8859-15", Uint8Array.from(text, (letter) => (letter === "€" ? 0xa4 : letter.charCodeAt(0)))],
    ["UTF-16 little endian with mark", utf16(`\ufeff${text}`, true)],
    ["UTF-16 big endian with mark", utf16(`\ufeff${text}`, false)],
    ["UTF-16 without mark", utf16(text, true)],
  ])("%s", async (_, content) => {
    expect(await nameOf(content)).toEqual({ ...sound, name: "Maçonnerie Tréhour €" });
  });

  const plain = Array.from({ length: 4_500 }, (_, index) => ({ voucher: `${index}`, index })).flatMap(
    ({ voucher }) => oneInvoice.map((line) => ({ ...line, voucher })),
  );

  test("Windows-1252 that shows only after the first megabyte", async () => {
    const late = windows1252(
      fecText([...plain, ...accented.map((line) => ({ ...line, customer: line.customer ? "C2" : "" }))]),
    );
    const { batches, reader } = await mustRead(sourceOf(late));
    expect(reader.preview().encoding).toBe("utf-8");
    expect(batches[0]?.customers.map(({ name }) => name)).toEqual([
      "Menuiserie Kerbrat SAS",
      "Maçonnerie Tréhour €",
    ]);
  });

  test("both charsets in one file are told apart line by line, and said", async () => {
    const first = new TextEncoder().encode(fecText([...accented, ...plain]));
    const second = windows1252(
      rowsText(accented.map((line) => cellsOf({ ...line, customer: line.customer ? "C2" : "" }))),
    );
    const { batches, totals } = await mustRead(sourceOf(together(first, second)));
    expect(batches[0]?.customers.map(({ key, name }) => [key, name])).toEqual([
      ["C001", "Maçonnerie Tréhour €"],
      ["C2", "Maçonnerie Tréhour €"],
    ]);
    expect(totals.warnings.map(({ code }) => code)).toEqual(["mixed_encoding", "names_differ"]);
  });

  test("a character cut by the pieces a file comes in", async () => {
    const { batches } = await mustRead(sourceOf(fecText(accented), undefined, 3));
    expect(batches[0]?.customers[0]?.name).toBe("Maçonnerie Tréhour €");
  });
});

describe("lines and separators", () => {
  test.each([
    ["tab, CR LF", fecText(oneInvoice)],
    ["pipe, LF", fecText(oneInvoice, "|", "\n")],
    ["semicolon, CR", fecText(oneInvoice, ";", "\r")],
    ["tab, CR CR LF", fecText(oneInvoice, "\t", "\r\r\n")],
    ["no newline at the end", `${fecText(oneInvoice).trimEnd()}\t\t`],
    ["blank lines at the end", `${fecText(oneInvoice)}\r\n\r\n`],
    [
      "header in capitals",
      changed(
        (cells) => cells,
        FEC_COLUMNS.map((name) => name.toUpperCase()),
      ),
    ],
    [
      "MontantDevise",
      changed(
        (cells) => cells,
        FEC_COLUMNS.map((name) => name.replace("Montantdevise", "MontantDevise")),
      ),
    ],
    ["a trailing separator on each line", changed((cells) => [...cells, ""], [...FEC_COLUMNS, ""], "|")],
    ["a trailing separator on the lines alone", changed((cells) => [...cells, ""])],
    ["empty cells at the end stripped", changed((cells) => cells.slice(0, 16))],
    ["every cell quoted", changed((cells) => cells.map((cell) => `"${cell}"`))],
    [
      "quoted header too",
      changed(
        (cells) => cells,
        FEC_COLUMNS.map((name) => `"${name}"`),
      ),
    ],
    [
      "a separator inside a quoted label",
      changed((cells) => cells.map((cell, at) => (at === 10 ? '"Facture; port"' : cell)), FEC_COLUMNS, ";"),
    ],
    [
      "a separator inside a bare label",
      changed((cells) => cells.map((cell, at) => (at === 10 ? "Facture|port" : cell)), FEC_COLUMNS, "|"),
    ],
    [
      "an inch sign in a label",
      changed((cells) => cells.map((cell, at) => (at === 10 ? 'Tube 3/4"' : cell))),
    ],
    [
      "padded cells and amounts",
      changed((cells) =>
        cells.map((cell, at) => (at === 11 || at === 12 ? cell.padStart(13, "0") : cell.padEnd(20))),
      ),
    ],
    ["Montant and Sens D/C", withSide("D", "C")],
    ["Montant and Sens +1/-1", withSide("+1", "-1")],
    [
      "amounts with a point",
      changed((cells) => cells.map((cell, at) => (at > 10 && at < 13 ? cell.replace(",", ".") : cell))),
    ],
    [
      "no decimals",
      changed((cells) => cells.map((cell, at) => (at > 10 && at < 13 ? cell.replace(",00", "") : cell))),
    ],
    [
      "columns in another order",
      rowsText([[...FEC_COLUMNS].reverse(), ...rows.map((cells) => [...cells].reverse())]),
    ],
    ["dates JJ/MM/AAAA", changed((cells) => cells.map((cell, at) => (at === 3 ? "15/01/2026" : cell)))],
  ])("%s", async (_, content) => {
    expect(await nameOf(content)).toEqual({ ...sound, name: "Menuiserie Kerbrat SAS" });
  });

  test("no header at all: the order of the law, and said", async () => {
    const { totals, entries } = await mustRead(sourceOf(rowsText(rows)));
    expect(entries[0]).toMatchObject({ line: 1, key: "C001", amountCents: 12_000 });
    expect(totals.warnings).toContainEqual({ code: "header_missing", count: 1, line: 1 });
  });

  test("a line break inside a label joins two lines", async () => {
    const broken = fecText(
      oneInvoice.map((line, index) => (index === 1 ? { ...line, label: "Vente\nde bois" } : line)),
    );
    const { totals } = await mustRead(sourceOf(broken));
    expect(totals).toMatchObject({ lines: 3, debitCents: 12_000 });
    expect(totals.warnings).toContainEqual({ code: "joined_lines", count: 1, line: 3 });
  });

  test("a due date in a further column is read, also as JJ/MM/AAAA", async () => {
    const due = ["20260314", "14/03/2026", ""];
    const content = rowsText([
      [...FEC_COLUMNS, "DateEcheance"],
      ...rows.map((cells, at) => [...cells, due[at === 0 ? 0 : 2] ?? ""]),
    ]);
    const french = content.replace("20260314", "14/03/2026");
    expect((await mustRead(sourceOf(content))).entries[0]?.dueDate).toBe("2026-03-14");
    expect((await mustRead(sourceOf(french))).entries[0]?.dueDate).toBe("2026-03-14");
    expect((await mustRead(sourceOf(fecText(oneInvoice)))).entries[0]?.dueDate).toBeNull();
  });

  test("the date of payment of cash-basis books is no due date", async () => {
    const content = rowsText([
      [...FEC_COLUMNS, "DateRglt", "ModeRglt", "NatOp", "IdClient"],
      ...rows.map((cells) => [...cells, "20260401", "CB", "", ""]),
    ]);
    expect((await mustRead(sourceOf(content))).entries[0]?.dueDate).toBeNull();
  });

  test("a foreign amount is kept beside, with the sign of the line", async () => {
    const content = changed((cells, index) =>
      index === 0 ? [...cells.slice(0, 16), "131,40", "USD"] : cells,
    );
    expect((await mustRead(sourceOf(content))).entries[0]?.foreign).toEqual({
      currency: "USD",
      amountCents: 13_140,
    });
  });
});

describe("hostile cells", () => {
  const hostile = (cells: Partial<LineFacts>) =>
    mustRead(
      sourceOf(fecText(oneInvoice.map((line, index) => (index === 0 ? { ...line, ...cells } : line)))),
    );

  test("`__proto__` is a customer like another", async () => {
    const { totals, batches } = await hostile({ customer: "__proto__" });
    expect([...totals.balances]).toEqual([["__proto__", 12_000]]);
    expect(batches[0]?.customers[0]?.key).toBe("__proto__");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("`__proto__` as an account balances and is no customer", async () => {
    const { totals } = await mustRead(
      sourceOf(fecText([...oneInvoice.slice(0, 1), { account: "__proto__", credit: "120,00" }])),
    );
    expect(totals).toMatchObject({ customers: 1, debitCents: 12_000 });
  });

  test("control and bidi characters are taken out and said", async () => {
    const { entries, batches, totals } = await hostile({
      name: "Kerbrat\u202eSAS\u0007 \u200bFils",
      label: "Facture\u0000 n\u00b0\u00a01",
    });
    expect(batches[0]?.customers[0]?.name).toBe("KerbratSAS Fils");
    expect(entries[0]?.label).toBe("Facture n° 1");
    expect(totals.warnings).toContainEqual({ code: "text_cleaned", count: 1, line: 2 });
  });

  test("names are cut to what the contract holds", async () => {
    const { batches } = await hostile({ name: "x".repeat(5_000) });
    expect(batches[0]?.customers[0]?.name).toHaveLength(300);
  });

  test("a customer number too long to be kept whole refuses the file instead of merging customers", async () => {
    await expect(hostile({ customer: "C".repeat(121) })).rejects.toThrow("text_too_long");
  });
});

describe("amounts and totals", () => {
  test("truly identical lines are all kept, each with its own place", async () => {
    const twice = [...oneInvoice, ...oneInvoice];
    const { entries, totals } = await mustRead(sourceOf(fecText(twice)));
    expect(entries.map(({ voucher, line }) => [voucher, line])).toEqual([
      ["VE/1/1", 2],
      ["VE/1/4", 5],
    ]);
    expect(totals.balances.get("C001")).toBe(24_000);
  });

  test("a negative debit is a credit", async () => {
    const { entries, totals } = await mustRead(
      sourceOf(
        fecText([
          { account: "411000", customer: "C001", debit: "-120,00" },
          { account: "707000", credit: "-120,00" },
        ]),
      ),
    );
    expect(entries[0]).toMatchObject({ kind: "credit_note", amountCents: -12_000 });
    expect(totals).toMatchObject({ debitCents: -12_000, creditCents: -12_000, creditNotes: 1 });
  });

  test("lettering goes with account and closing day, lower case stays", async () => {
    const { entries } = await mustRead(
      sourceOf(fecText(oneInvoice.map((line, index) => (index === 0 ? { ...line, letter: "ab" } : line)))),
    );
    expect(entries[0]?.letter).toBe("ab@411000@261231");
  });

  test("without an auxiliary number the full account is the customer", async () => {
    const { totals } = await mustRead(
      sourceOf(
        fecText([
          { account: "411DUPONT", debit: "5,00" },
          { account: "707000", credit: "5,00" },
        ]),
      ),
    );
    expect([...totals.balances]).toEqual([["411DUPONT", 500]]);
  });

  test("an opening in one sum is said", async () => {
    const { entries, totals } = await mustRead(
      sourceOf(
        fecText([
          {
            journal: "AN",
            journalName: "A nouveaux",
            account: "411000",
            customer: "C001",
            debit: "900,00",
            ref: "AN",
          },
          { journal: "AN", journalName: "A nouveaux", account: "101000", credit: "900,00", ref: "AN" },
        ]),
      ),
    );
    expect(entries[0]?.kind).toBe("opening");
    expect(totals.warnings.map(({ code }) => code)).toContain("opening_lump_sum");
  });
});
