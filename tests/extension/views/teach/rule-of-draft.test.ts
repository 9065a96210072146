import { expect, it } from "vitest";
import { ruleOfDraft } from "#extension/views/teach/rule-of-draft.ts";

const draft = {
  address: "/quotes/*",
  kind: "record" as const,
  name: "h1",
  document: { kind: "quote" as const, total: ".amount" },
};
const naming = {
  page: " Quote ",
  address: "/quotes/*",
  documentKind: "order" as const,
  basis: "net" as const,
};

it("a rule is what was pointed at, bound to the origin of the tab, with the names given to it", () => {
  expect(ruleOfDraft(draft, "https://crm.example", naming)).toEqual({
    rule: {
      origin: "https://crm.example",
      page: "Quote",
      address: "/quotes/*",
      kind: "record",
      name: "h1",
      document: { kind: "order", total: ".amount", basis: "net" },
    },
    problem: null,
  });
});

it("an unknown tax stays unknown, and a wrong address is told", () => {
  const { rule, problem } = ruleOfDraft(draft, "https://crm.example", {
    ...naming,
    address: "/quotes/(\\d+)",
    basis: "unknown",
  });
  expect(rule.document).toEqual({ kind: "order", total: ".amount" });
  expect(problem).toEqual({ path: "address", problem: "address_syntax" });
});
