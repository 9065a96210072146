// @vitest-environment node
import { expect, it } from "vitest";
import { rejectedCsv } from "#extension/views/dashboard/imports/rejected-csv.ts";

it("writes number, reason and content, and lets no cell run as a formula", () => {
  const csv = rejectedCsv(
    [
      { line: 12, code: "bad_date", excerpt: '=HYPERLINK("http://x.example")' },
      { line: 40, code: "bad_amount", excerpt: 'F-231; "douze"' },
      { line: 41, code: "bad_amount", excerpt: "@SUM(A1)" },
    ],
    ["Ligne", "Motif", "Contenu"],
    (code) => `<${code}>`,
  );
  expect(csv.split("\r\n")).toEqual([
    "\ufeffLigne;Motif;Contenu",
    `12;<bad_date>;"'=HYPERLINK(""http://x.example"")"`,
    '40;<bad_amount>;"F-231; ""douze"""',
    "41;<bad_amount>;'@SUM(A1)",
    "",
  ]);
});
