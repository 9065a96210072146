import { describe, expect, it } from "vitest";
import { judge } from "#shared/matching/judge.ts";
import { judgeGuess } from "#shared/matching/judge-guess.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import type { Sighted } from "#shared/matching/sighting.ts";
import { aCustomer, idOf, NOBODY, SCOPE, SIREN_A } from "./a-customer.ts";

const customers = [
  aCustomer(1, "Menuiserie Kerbrat SAS", { siren: SIREN_A, domains: ["kerbrat.example"] }),
  aCustomer(2, "Orange"),
  aCustomer(3, "Bernard Martin"),
  aCustomer(4, "Transport Express"),
];
const guess = (sighted: Omit<Sighted, "key">) => {
  const keys = keysOfSighted({ key: "", ...sighted }, SCOPE, NOBODY);
  return judgeGuess(keys, judge(keys, customers));
};

describe("a text that nothing calls a company's name", () => {
  it.each([["Menuiserie Kerbrat"], ["Kerbrat Menuiserie"], ["menuiserie kerbrat sas"]])(
    "%s is one customer's name and hardly anything else",
    (name) => {
      expect(guess({ name })).toEqual({ kind: "matched", customerId: idOf(1), evidence: ["name"] });
    },
  );

  it.each([
    ["a word", "Orange", 2],
    ["a person", "Bernard Martin", 3],
    ["words that everybody uses", "Transport Express", 4],
  ])("may be only %s", (_, name, customer) => {
    expect(guess({ name })).toEqual({ kind: "unsure", candidates: [idOf(customer)], evidence: ["name"] });
  });

  it("is firm beside a legal form, a domain or a number", () => {
    expect(guess({ name: "Orange SA" })).toMatchObject({ kind: "matched", customerId: idOf(2) });
    expect(guess({ siren: SIREN_A, name: "Kerbrat" })).toMatchObject({ kind: "matched" });
  });

  it("is nobody's where no name agrees", () => {
    expect(guess({ name: "Historique" })).toEqual({ kind: "unknown" });
  });
});
