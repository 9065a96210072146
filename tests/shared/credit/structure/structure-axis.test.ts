import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "#shared/credit/calendar.ts";
import { employeesOfBand } from "#shared/credit/structure/employees-of-band.ts";
import { LEGAL_FORMS, legalFormOfCode } from "#shared/credit/structure/legal-form.ts";
import { type StructureFacts, structureAxis } from "#shared/credit/structure/structure-axis.ts";

const TODAY = 20_454;

const settled: StructureFacts = {
  createdDay: addDays(TODAY, -40 * 366),
  legalForm: "public_limited",
  employees: 2_000,
  activity: "84.11Z",
  group: "head",
  notFiledDays: null,
};

const nothing: StructureFacts = {
  createdDay: null,
  legalForm: null,
  employees: null,
  activity: null,
  group: null,
  notFiledDays: null,
};

const facts = fc.record<StructureFacts>({
  createdDay: fc.option(fc.integer({ min: TODAY - 30_000, max: TODAY + 400 })),
  legalForm: fc.option(fc.constantFrom(...LEGAL_FORMS)),
  employees: fc.option(fc.nat(20_000)),
  activity: fc.option(fc.constantFrom("43.21A", "56", "86.10Z", "zz", "")),
  group: fc.option(fc.constantFrom("head", "member", "independent")),
  notFiledDays: fc.option(fc.integer({ min: -10, max: 2_000 })),
});

describe("structural axis", () => {
  test("the best of everything is 100 without a reason", () => {
    expect(structureAxis(settled, TODAY)).toEqual({ centipoints: 10_000, reasons: [], known: 5 });
  });

  test("a young one-person caterer is far below an old haulier of forty", () => {
    const caterer = structureAxis(
      {
        ...nothing,
        createdDay: TODAY - 500,
        legalForm: "sole_trader",
        employees: 0,
        activity: "56.10A",
        group: "independent",
      },
      TODAY,
    );
    const haulier = structureAxis(
      {
        ...nothing,
        createdDay: TODAY - 9_000,
        legalForm: "private_limited",
        employees: 40,
        activity: "49.41A",
        group: "member",
      },
      TODAY,
    );
    expect(caterer?.centipoints).toBe(2_233);
    expect(haulier?.centipoints).toBe(7_592);
    expect(caterer?.reasons[0]).toMatchObject({ code: "structure_age", params: { months: 16 } });
  });

  test("nothing is said while the age, or everything else, is unknown", () => {
    expect(structureAxis(nothing, TODAY)).toBeNull();
    expect(structureAxis({ ...nothing, createdDay: TODAY - 900 }, TODAY)).toBeNull();
    expect(structureAxis({ ...settled, createdDay: TODAY + 1 }, TODAY)).toBeNull();
  });

  test("no insolvency score for a public body", () => {
    expect(structureAxis({ ...settled, legalForm: "public_body" }, TODAY)).toBeNull();
  });

  test("what is unknown costs something, less than the worst and more than the best", () => {
    const at = (employees: number | null) => structureAxis({ ...settled, employees }, TODAY)?.centipoints;
    expect([at(0), at(null), at(20_000)]).toEqual([8_100, 8_500, 10_000]);
  });

  test("accounts that are due and not filed are a reason of their own", () => {
    expect(structureAxis({ ...settled, notFiledDays: 90 }, TODAY)).toMatchObject({
      centipoints: 9_300,
      reasons: [{ code: "structure_not_filed", centipoints: -700, params: { days: 90 } }],
    });
  });

  test("reasons and 10,000 add up to the axis, within its ends, the largest first", () => {
    fc.assert(
      fc.property(facts, (some) => {
        const axis = structureAxis(some, TODAY);
        if (axis === null) return;
        const parts = axis.reasons.map(({ centipoints }) => centipoints);
        expect(parts.reduce((sum, part) => sum + part, 10_000)).toBe(axis.centipoints);
        expect(axis.centipoints).toBeGreaterThanOrEqual(0);
        expect(axis.centipoints).toBeLessThanOrEqual(10_000);
        expect([...parts].sort((one, other) => one - other)).toEqual(parts);
        expect(parts.every(Number.isSafeInteger)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["5499", "private_limited"],
    ["5710", "private_limited"],
    ["5599", "public_limited"],
    ["1000", "sole_trader"],
    ["7210", "public_body"],
    ["4110", "public_body"],
    ["6540", "civil"],
    ["9220", "association"],
    ["3120", null],
    ["", null],
  ])("legal form of the INSEE code %s is %s", (code, form) => {
    expect(legalFormOfCode(code)).toBe(form);
  });

  test("a size band gives its fewest employees; not known is not none", () => {
    expect(["00", "12", "53", "NN", ""].map(employeesOfBand)).toEqual([0, 20, 10_000, null, null]);
  });
});
