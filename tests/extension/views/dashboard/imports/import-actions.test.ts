// @vitest-environment node
import { expect, it } from "vitest";
import { actionsOn } from "#extension/views/dashboard/imports/import-actions.ts";

const totals = {
  lines: 1,
  rejected: 0,
  customers: 1,
  invoices: 1,
  creditNotes: 0,
  payments: 0,
  debitCents: 1,
  creditCents: 1,
};

it.each([
  ["receiving" as const, null, ["resume", "abandon"]],
  ["checked" as const, totals, ["report", "resume", "abandon"]],
  ["deriving" as const, totals, ["report"]],
  ["committed" as const, totals, ["report"]],
  ["superseded" as const, totals, ["report"]],
  ["abandoned" as const, null, []],
])("an import that is %s can be taken further", (state, known, actions) => {
  expect(actionsOn({ state, totals: known })).toEqual(actions);
});
