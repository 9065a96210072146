// @vitest-environment node
import { expect, it } from "vitest";
import type { Mapping } from "#extension/import/mapping.ts";
import { assignColumn, fieldOf } from "#extension/views/dashboard/imports/assign-column.ts";

const mapping: Mapping = {
  kind: "invoices",
  separator: ";",
  header: true,
  columns: { key: "Client", number: "Pièce", amount: "TTC" },
  dateOrder: "dmy",
  decimal: ",",
  doubts: [],
};

it("tells what a column means", () => {
  expect(fieldOf(mapping, "TTC")).toBe("amount");
  expect(fieldOf(mapping, "Remarque")).toBeNull();
});
it("moves a field to another column: it is read from one place only", () => {
  expect(assignColumn(mapping, "HT", "amount").columns).toEqual({
    key: "Client",
    number: "Pièce",
    amount: "HT",
  });
});
it("gives a column one meaning only", () => {
  expect(assignColumn(mapping, "Client", "name").columns).toEqual({
    number: "Pièce",
    amount: "TTC",
    name: "Client",
  });
});
it("stops reading a column", () => {
  expect(assignColumn(mapping, "TTC", null).columns).toEqual({ key: "Client", number: "Pièce" });
});
