// @vitest-environment node
import { describe, expect, test } from "vitest";
import { cellsOf, FEC_COLUMNS, fecText, oneInvoice, readWhole, rowsText, sourceOf } from "./a-ledger.ts";

const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array(64).fill(0x20)]);
const refusal = async (content: string | Uint8Array, name?: string) =>
  (await readWhole(sourceOf(content, name))).error;

describe("files that are no ledger are refused, and say what they are", () => {
  test.each([
    ["an empty file", "", "empty_file"],
    ["blank lines alone", "\r\n\r\n  \r\n", "empty_file"],
    ["a zip named .txt", bytes(0x50, 0x4b, 0x03, 0x04), "is_zip"],
    [
      "an xlsx",
      new TextEncoder().encode("PK\u0003\u0004……[Content_Types].xml xl/workbook.xml"),
      "is_spreadsheet",
    ],
    ["an old xls", bytes(0xd0, 0xcf, 0x11, 0xe0), "is_spreadsheet"],
    ["a gzip", bytes(0x1f, 0x8b), "is_gzip"],
    ["a pdf", "%PDF-1.7 …", "is_pdf"],
    ["the XML form", '<?xml version="1.0"?><comptabilite></comptabilite>', "is_xml"],
    ["a web page", "<!DOCTYPE html><html></html>", "is_xml"],
    ["a program", bytes(0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1), "is_binary"],
    ["prose", "Bonjour,\nveuillez trouver ci-joint, comme convenu,\nle fichier.\n", "not_a_ledger"],
    ["JSON", '{"a": 1,\n"b": [2, 3, 4]}', "not_a_ledger"],
    ["a header and no line", fecText([]), "header_only"],
  ])("%s", async (_, content, code) => {
    expect((await refusal(content))?.code).toBe(code);
  });

  test("a CSV whose columns mean nothing asks for its kind", async () => {
    expect((await refusal("couleur;taille\nbleu;grand\nvert;petit\n", "x.csv"))?.code).toBe("kind_unknown");
  });

  test("a kind that was asked for names the columns that are missing", async () => {
    const { error } = await readWhole(sourceOf("N° client;Nom\nC1;Kerbrat\n", "x.csv"), { kind: "invoices" });
    expect(error).toMatchObject({
      code: "columns_missing",
      params: { kind: "invoices", fields: "number, date, amount" },
    });
  });

  test("a CSV is not taken for a ledger that was asked for", async () => {
    const { error } = await readWhole(sourceOf("N° client;Nom\nC1;Kerbrat\n"), { kind: "fec" });
    expect(error?.code).toBe("not_a_ledger");
  });
});

describe("ledgers that are not sound are refused whole", { timeout: 60_000 }, () => {
  test("an unbalanced voucher is named with its line and difference", async () => {
    const error = await refusal(
      fecText([
        ...oneInvoice,
        { voucher: "2", account: "411000", debit: "50,00" },
        { voucher: "2", account: "707000", credit: "49,99" },
      ]),
    );
    expect(error).toEqual({
      code: "voucher_unbalanced",
      line: 5,
      params: { voucher: "VE/2", differenceCents: 1 },
    });
  });

  test("a file cut in the middle of a line", async () => {
    const whole = fecText([...oneInvoice, ...oneInvoice]);
    expect(await refusal(whole.slice(0, -40))).toMatchObject({ code: "cut_in_the_middle", line: 7 });
  });

  test("a file cut inside its last amount", async () => {
    const whole = fecText(oneInvoice);
    expect((await refusal(whole.slice(0, whole.lastIndexOf("20,00") + 2)))?.code).toBe("cut_in_the_middle");
  });

  test("a file cut after a line, in the middle of a voucher", async () => {
    expect((await refusal(fecText(oneInvoice.slice(0, 2))))?.code).toBe("voucher_unbalanced");
  });

  test.each([
    ["a date that does not exist", 3, "20260230", "bad_date"],
    ["an amount of letters", 11, "12O,00", "bad_amount"],
    ["no account", 4, " ", "bad_account"],
  ])("%s makes the line unreadable", async (_, column, cell, reason) => {
    const cells = cellsOf(oneInvoice[0] ?? { account: "" });
    cells[column] = cell;
    const error = await refusal(rowsText([FEC_COLUMNS, cells, ...oneInvoice.slice(1).map(cellsOf)]));
    expect(error).toMatchObject({ code: "line_unreadable", line: 2, params: { reason } });
  });

  test("a ledger of another company", async () => {
    const { error } = await readWhole(sourceOf(fecText(oneInvoice)), { expectedSiren: "404833048" });
    expect(error).toMatchObject({
      code: "wrong_company",
      params: { siren: "732829320", expected: "404833048" },
    });
  });

  test("a source that fails on the way", async () => {
    const text = fecText(Array.from({ length: 6_000 }, () => oneInvoice).flat());
    const sound = sourceOf(text);
    let opened = 0;
    const { error } = await readWhole({
      ...sound,
      stream: () => {
        if (opened++ === 0) return sound.stream();
        return new ReadableStream({ pull: (controller) => controller.error(new Error("disk gone")) });
      },
    });
    expect(error?.code).toBe("unreadable");
  });

  test("a line without end", async () => {
    const endless = `${FEC_COLUMNS.join("\t")}\r\n${"x".repeat(3_000_000)}`;
    expect((await refusal(endless))?.code).toBe("line_too_long");
  });
});

describe("what a ledger's name and dates say", () => {
  const scopeOf = async (name: string, dates: string[]) => {
    const lines = dates.flatMap((date, index) =>
      oneInvoice.map((line) => ({ ...line, date, voucher: String(index) })),
    );
    const { read } = await readWhole(sourceOf(fecText(lines), name));
    const scope = await read?.reader.check();
    return { scope: scope?.ok ? scope.value : null, warnings: read?.totals.warnings.map(({ code }) => code) };
  };

  test("SIREN and exercise come from the name", async () => {
    expect(await scopeOf("732829320FEC20261231.txt", ["20260105", "20261031"])).toEqual({
      scope: { siren: "732829320", exerciseStart: "2026-01-01", exerciseEnd: "2026-12-31" },
      warnings: [],
    });
  });

  test("a long first exercise begins with its first booking", async () => {
    const { scope } = await scopeOf("732829320FEC20261231.txt", ["20250901", "20261031"]);
    expect(scope).toMatchObject({ exerciseStart: "2025-09-01", exerciseEnd: "2026-12-31" });
  });

  test("a closing date that does not fit the bookings is not believed", async () => {
    expect(await scopeOf("732829320FEC20221231.TXT", ["20230105", "20230731"])).toEqual({
      scope: { siren: "732829320", exerciseStart: "2023-01-05", exerciseEnd: "2023-07-31" },
      warnings: ["dates_outside_exercise"],
    });
  });

  test("a wrong SIREN and a name without one are said", async () => {
    expect((await scopeOf("111111111FEC20261231.txt", ["20260105"])).warnings).toEqual(["siren_checksum"]);
    expect((await scopeOf("export.txt", ["20260105"])).warnings).toEqual([
      "siren_missing",
      "closing_date_missing",
    ]);
  });
});
