import { expect, it } from "vitest";
import { customerNumbers } from "#extension/views/customer-numbers.ts";

it.each([
  ["299900100", ["C00001"], "299900100 · C00001"],
  ["299900126", ["C00003", "299900126"], "299900126 · C00003"],
  [null, ["C1", "C1"], "C1"],
  [null, [], ""],
])("of SIREN %s and accounts %j: %j", (siren, accountNumbers, text) => {
  expect(customerNumbers({ siren, accountNumbers })).toBe(text);
});
