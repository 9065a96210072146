// @vitest-environment node
import { expect, it } from "vitest";
import { readCell } from "#extension/views/dashboard/imports/read-cell.ts";

const french = { dateOrder: "dmy" as const, decimal: "," as const };

it.each([
  ["03/04/2026", "date" as const, french, { kind: "date", isoDate: "2026-04-03" }],
  [
    "03/04/2026",
    "date" as const,
    { ...french, dateOrder: "mdy" as const },
    { kind: "date", isoDate: "2026-03-04" },
  ],
  ["31/04/2026", "dueDate" as const, french, { kind: "unreadable" }],
  ["1 234,50", "amount" as const, french, { kind: "amount", cents: 123_450 }],
  ["douze", "amount" as const, french, { kind: "unreadable" }],
  ["03/04/2026", "label" as const, french, { kind: "text" }],
  ["03/04/2026", null, french, { kind: "text" }],
  ["  ", "amount" as const, french, { kind: "empty" }],
])("reads %s as %s", (cell, field, mapping, reading) => {
  expect(readCell(cell, field, mapping)).toEqual(reading);
});
