import { describe, expect, test } from "vitest";
import { cleanText } from "#extension/import/clean-text.ts";
import { csvCell } from "#extension/import/csv-cell.ts";

describe("text of a file, made safe to show", () => {
  test.each([
    ["  Le   Goff\t& Fils ", "Le Goff & Fils"],
    ["Kerbrat\u202e\u2066SAS\u200b", "KerbratSAS"],
    ["a\u0000b\u001b[31mc", "a b [31mc"],
    ["insécable\u00a0ici", "insécable ici"],
    ["moitié \ud800 seule", "moitié \ufffd seule"],
    ["=1+1", "=1+1"],
  ])("%j", (text, clean) => {
    expect(cleanText(text, 100)).toBe(clean);
  });
});

describe("a cell that leaves for a spreadsheet", () => {
  test.each([
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["+33 2 98", "'+33 2 98"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-2+3", "'-2+3"],
    ["\tx", "'\tx"],
    ["-12,50", "-12,50"],
    [-12, "-12"],
    ["Le Goff", "Le Goff"],
    ["a;b", '"a;b"'],
    ['3/4"', '"3/4"""'],
    ["=a;b", '"\'=a;b"'],
  ])("%j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
