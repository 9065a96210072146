import { describe, expect, it } from "vitest";
import {
  cellReader,
  guessColumns,
  missingColumns,
  type OutsideField,
} from "#extension/import/outside-columns.ts";
import { readCoverRow, readReference, readScoreRow } from "#extension/import/outside-rows.ts";
import { readTableFile } from "#extension/import/table-file.ts";

const reading = { dateOrder: "dmy", decimal: ",", day: "" } as const;
const cells =
  (given: Partial<Record<OutsideField, string>>) =>
  (field: OutsideField): string =>
    given[field] ?? "";
const who = { siren: "732 829 320" };
const tableOf = async (text: string, name = "list.csv") => {
  const read = await readTableFile(new File([text], name));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

describe("whom a line names", () => {
  it.each([
    ["a SIREN with blanks", { siren: "732 829 320" }, { siren: "732829320" }],
    ["a SIRET, by its first nine digits", { siren: "73282932000074" }, { siren: "732829320" }],
    ["an establishment of La Poste", { siren: "35600000000048" }, { siren: "356000000" }],
    ["a VAT number", { vat: "FR 44 732829320" }, { vat: "FR44732829320" }],
    ["an account number as it stands", { accountNumber: "C 0042" }, { accountNumber: "C 0042" }],
  ])("is %s", (_, given, expected) => {
    expect(readReference(cells(given))).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["a SIREN with a wrong check digit", { siren: "732829321" }, "bad_identifier"],
    [
      "a VAT number with a wrong key, even beside a number",
      { vat: "FR45732829320", accountNumber: "C1" },
      "bad_identifier",
    ],
    ["nothing", {}, "no_identifier"],
  ])("is nobody by %s", (_, given, problem) => {
    expect(readReference(cells(given))).toEqual({ ok: false, error: problem });
  });
});

describe("a line of grades", () => {
  const read = (given: Partial<Record<OutsideField, string>>, day = "") =>
    readScoreRow(cells({ ...who, ...given }), { ...reading, day }, "allianz_trade");

  it("is taken as it came, with its day or that of the file", () => {
    expect(read({ value: "7", day: "31/01/2026" })).toEqual({
      ok: true,
      value: { siren: "732829320", value: "7", day: "2026-01-31" },
    });
    expect(read({ value: "7" }, "2026-02-01")).toMatchObject({ ok: true, value: { day: "2026-02-01" } });
  });

  it.each([
    ["Not Rated", "not_rated"],
    ["Credit Limit not applicable", "not_rated"],
    ["n/a", "not_rated"],
    ["Non noté", "not_rated"],
    ["-", "not_rated"],
    ["", "no_value"],
  ])("that says %j stays here, and is never a 0", (value, problem) => {
    expect(read({ value, day: "31/01/2026" })).toEqual({ ok: false, error: problem });
  });

  it("without a day, or with one that there is not, stays here", () => {
    expect(read({ value: "7" })).toEqual({ ok: false, error: "bad_date" });
    expect(read({ value: "7", day: "31/02/2026" })).toEqual({ ok: false, error: "bad_date" });
  });

  it("keeps a text that the scale knows as a grade", () => {
    const scale = { kind: "grades", grades: { A: 9_000, NR: null } } as const;
    const row = cells({ ...who, value: "NR", day: "31/01/2026" });
    expect(readScoreRow(row, reading, scale)).toMatchObject({ ok: true, value: { value: "NR" } });
  });
});

describe("a line of cover", () => {
  const read = (given: Partial<Record<OutsideField, string>>) => {
    const row = readCoverRow(cells({ ...who, from: "01/02/2026", ...given }), reading);
    return row.ok ? row.value.decision : row.error;
  };

  it.each([
    [{ amount: "20 000,00 €" }, { kind: "limit", amountCents: 2_000_000 }],
    [{ amount: "Refusé" }, { kind: "refused" }],
    [{ amount: "20 000", decision: "Garantie retirée" }, { kind: "withdrawn" }],
    [{ amount: "", decision: "Cancelled" }, { kind: "withdrawn" }],
    [{ amount: "0", decision: "declined" }, { kind: "refused" }],
    [{ amount: "Credit Limit not applicable" }, "not_applicable"],
    [{ amount: "0", decision: "Not Rated" }, "not_applicable"],
    [{ amount: "0" }, "zero_amount"],
    [{ amount: "" }, "no_amount"],
    [{ amount: "beaucoup" }, "bad_amount"],
    [{ amount: "20 000", decision: "annulée et remplacée" }, "unclear_decision"],
    [{ amount: "20 000", from: "" }, "bad_date"],
    [{ amount: "20 000", until: "hier" }, "bad_date"],
  ] as const)("%j is read as %j", (given, expected) => {
    expect(read(given)).toEqual(expected);
  });
});

describe("a list", () => {
  it("has its columns told by their names and by the check digits of their cells", async () => {
    const table = await tableOf(
      "Your ref;Identifiant;Grade DRA;Date de la note;Commentaire\nC1;732829320;7;31/01/2026;x\nC2;552 032 534;3;01/02/2026;y\n",
    );
    const columns = guessColumns(table, "scores");
    expect(columns).toEqual({
      ...{ siren: "Identifiant", accountNumber: "Your ref", value: "Grade DRA", day: "Date de la note" },
    });
    expect(missingColumns("scores", columns)).toEqual([]);
    const second = cellReader(table, columns)(table.rows[1]?.cells ?? []);
    expect([second("siren"), second("value"), second("vat")]).toEqual(["552 032 534", "3", ""]);
    expect(table.rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  it("of an insurer too", async () => {
    const table = await tableOf(
      "SIREN,Credit limit,Decision,Valid from,Valid to\n732829320,20000,Granted,2026-01-01,2026-12-31\n",
    );
    expect(guessColumns(table, "cover")).toEqual({
      ...{
        siren: "SIREN",
        amount: "Credit limit",
        decision: "Decision",
        from: "Valid from",
        until: "Valid to",
      },
    });
  });

  it("without names has numbered columns", async () => {
    const table = await tableOf("732829320;7\n552032534;3\n");
    expect(table.columns).toEqual(["1", "2"]);
    expect(table.rows).toHaveLength(2);
    expect(missingColumns("scores", guessColumns(table, "scores"))).toEqual(["value"]);
  });

  it.each([
    ["a spreadsheet", "PK\u0003\u0004 xl/ [Content_Types].xml", "is_spreadsheet"],
    ["nothing", " \n", "empty_file"],
    ["its names alone", "siren;note\n", "header_only"],
  ])("that is %s is refused", async (_, text, code) => {
    const read = await readTableFile(new File([text], "list.csv"));
    expect(read).toMatchObject({ ok: false, error: { code } });
  });
});
