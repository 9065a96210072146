import { describe, expect, test } from "vitest";
import { ENTRY_KINDS } from "#shared/credit/entry.ts";
import type { EntryFacts, ImportFacts } from "#worker/db/facts.ts";
import { countingEntries, readCoverage } from "#worker/services/counting-entries.ts";

const anImport = (id: number, kind: ImportFacts["kind"], change: Partial<ImportFacts> = {}): ImportFacts => ({
  id,
  kind,
  source: kind,
  siren: null,
  exerciseStart: null,
  exerciseEnd: null,
  firstDay: 100,
  lastDay: 200,
  committedRevision: id,
  ...change,
});
const row = (
  importId: number,
  line: number,
  amountCents: number,
  change: Partial<EntryFacts> = {},
): EntryFacts => ({
  accountId: 1,
  day: 150,
  importId,
  line,
  kind: ENTRY_KINDS.indexOf(amountCents < 0 ? "payment" : "invoice"),
  subledger: 0,
  documentDay: 150,
  dueDay: null,
  reference: `F${line}`,
  label: "",
  amountCents,
  letter: null,
  settles: null,
  vatBasisPoints: null,
  ...change,
});
const counting = (imports: ImportFacts[], rows: EntryFacts[]) =>
  countingEntries(rows, readCoverage(imports), 1).map((entry) => entry.amountCents);

describe("a ledger speaks for its days", () => {
  const imports = [anImport(1, "fec"), anImport(2, "invoices"), anImport(3, "payments")];

  test("invoices and payments of those days add nothing, later ones do", () => {
    const rows = [
      row(1, 1, 100),
      row(2, 1, 100, { reference: "F1" }),
      row(3, 2, -40, { settles: "F1" }),
      row(2, 3, 7, { day: 201 }),
      row(3, 4, -3, { day: 201, settles: "F1" }),
    ];
    expect(counting(imports, rows)).toEqual([100, 7, -3]);
  });

  test("its lines take the due dates of the invoices they stand for", () => {
    const rows = [
      row(1, 1, 100, { reference: "FA-001" }),
      row(2, 9, 100, { reference: "fa 001", dueDay: 180 }),
    ];
    const [entry] = countingEntries(rows, readCoverage(imports), 1);
    expect(entry?.dueDay).toBe(180);
  });

  test("lettering of one exercise is not that of another", () => {
    const years = [anImport(1, "fec"), anImport(2, "fec")];
    const rows = [row(1, 1, 5, { letter: "A" }), row(2, 1, 6, { letter: "A" })];
    const letters = countingEntries(rows, readCoverage(years), 1).map((entry) => entry.letter);
    expect(new Set(letters).size).toBe(2);
  });
});

describe("a newer list of open items speaks for the balance", () => {
  const imports = [anImport(1, "fec"), anImport(2, "open-items", { lastDay: 250 })];

  test("what the ledger still has open gives way, what it settled stays as history", () => {
    const rows = [
      row(1, 1, 100, { letter: "A" }),
      row(1, 2, -100, { letter: "A" }),
      row(1, 3, 60),
      row(1, 4, 30, { letter: "B" }),
      row(1, 5, -10, { letter: "B" }),
      row(2, 1, 44, { day: 240 }),
    ];
    expect(counting(imports, rows)).toEqual([100, -100, 44]);
  });

  test("a ledger that is newer than the list stands alone", () => {
    const older = [anImport(1, "fec"), anImport(2, "open-items", { lastDay: 150 })];
    expect(counting(older, [row(1, 1, 100), row(2, 1, 44)])).toEqual([100]);
  });
});

describe("documents by CSV", () => {
  const twice = [anImport(1, "invoices"), anImport(2, "invoices")];

  test("a number that comes again replaces all lines it had", () => {
    const rows = [
      row(1, 1, 100, { reference: "F1" }),
      row(1, 2, 20, { reference: "F1" }),
      row(2, 1, 90, { reference: "F1" }),
    ];
    expect(counting(twice, rows)).toEqual([90]);
  });

  test("the same number from another source is another document", () => {
    const shops = [anImport(1, "invoices", { source: "a" }), anImport(2, "invoices", { source: "b" })];
    const rows = [row(1, 1, 100, { reference: "1" }), row(2, 1, 90, { reference: "1" })];
    expect(counting(shops, rows)).toEqual([100, 90]);
  });

  test("money without a number is told by what it is: two equal payments are two, the file again adds none", () => {
    const files = [anImport(1, "payments"), anImport(2, "payments")];
    const money = (importId: number, line: number) => row(importId, line, -5, { reference: "" });
    expect(counting(files, [money(1, 1), money(1, 2), money(2, 1), money(2, 2)])).toEqual([-5, -5]);
  });
});
