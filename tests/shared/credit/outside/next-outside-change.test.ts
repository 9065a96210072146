import { describe, expect, test } from "vitest";
import { assess } from "#shared/credit/assess.ts";
import type { Assessment } from "#shared/credit/assessment.ts";
import { addMonths, weekNumber } from "#shared/credit/calendar.ts";
import { nextOutsideChange } from "#shared/credit/outside/next-outside-change.ts";
import type { GradeFact, OutsideFacts, StatementFact } from "#shared/credit/outside/outside-facts.ts";
import type { StructureFacts } from "#shared/credit/structure/structure-axis.ts";
import { assessInput, day } from "../a-ledger.ts";
import { CLOSING, solid } from "../accounts/some-figures.ts";

const notFiled: StatementFact = {
  ...{ id: "n", closingDay: CLOSING, months: 12, filing: "not_filed", figures: null, knownDay: null },
  recordedRevision: 1,
};
const older: StatementFact = {
  ...notFiled,
  ...{ id: "o", closingDay: CLOSING - 365, filing: "filed", figures: solid },
};
const due = addMonths(CLOSING, 8);
const facts = (more: Partial<OutsideFacts>): OutsideFacts => ({
  ...{ externalCentipoints: null, structuralCentipoints: null, accounts: null },
  ...more,
});

const createdDay = day("2010-02-10");
const structure: StructureFacts = {
  createdDay,
  legalForm: "private_limited",
  employees: 20,
  activity: "46.69",
  group: "independent",
  notFiledDays: null,
};

describe("accounts that are not filed", () => {
  test("are looked at again on the day they count as missing", () => {
    expect(nextOutsideChange(facts({ statements: [notFiled] }), due - 3)).toBe(due + 1);
  });

  test("are not looked at every night from then on", () => {
    const looked = Array.from({ length: 28 }, (_, after) => due + 1 + after).filter(
      (on) => nextOutsideChange(facts({ statements: [notFiled] }), on) === on + 1,
    );
    expect(looked.length).toBeLessThanOrEqual(1);
  });

  test("say the same every day of a week beside accounts with figures", () => {
    const monday = (weekNumber(due + 10) + 1) * 7 - 3;
    const said = (asOf: number) => {
      const {
        asOf: _a,
        nextChangeOn: _b,
        ...rest
      } = assess(
        assessInput([], {
          asOf,
          outside: facts({ structure, statements: [notFiled, older] }),
          ledgerDay: null,
        }),
      );
      return rest;
    };
    expect(said(monday).reasons.map(({ code }) => code)).toContain("accounts_not_filed");
    for (const asOf of [monday + 1, monday + 3]) expect(said(asOf)).toEqual(said(monday));
  });
});

describe("a customer rated without a ledger", () => {
  const graded = (on: string, value: string): GradeFact => ({
    ...{ id: on, source: "Agency", scale: "creditsafe", value, day: day(on) },
    recordedRevision: 1,
  });
  const assessed = (asOf: number, outside: Partial<OutsideFacts>): Assessment =>
    assess(assessInput([], { asOf, outside: facts({ structure, ...outside }), ledgerDay: null }));

  test("is looked at on the day its look back moves on", () => {
    const tuesday = day("2026-11-24");
    const nextOf = (asOf: number) => assessed(asOf, { externalCentipoints: 6_000 }).nextChangeOn;
    expect([nextOf(tuesday - 2), nextOf(tuesday - 1), nextOf(tuesday)]).toEqual([
      tuesday,
      tuesday,
      tuesday + 7,
    ]);
  });

  test("says nothing new before the day it names, whatever grade came before", () => {
    const still = ({ asOf: _a, nextChangeOn: _b, ...rest }: Assessment) => rest;
    const grades = [graded("2026-08-03", "52"), graded("2026-10-07", "58"), graded("2026-11-11", "54")];
    for (let asOf = day("2026-10-01"); asOf < day("2026-12-20"); ) {
      const first = assessed(asOf, { grades });
      for (let on = asOf + 1; on < first.nextChangeOn; on += 1)
        expect(still(assessed(on, { grades }))).toEqual(still(first));
      asOf = first.nextChangeOn;
    }
  });

  test("is not looked at by the week while it has no rating", () => {
    const next = assessed(day("2026-11-24"), {}).nextChangeOn;
    expect(next).toBe(day("2026-12-10"));
  });
});
