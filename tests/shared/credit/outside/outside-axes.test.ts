import { describe, expect, test } from "vitest";
import { accountsAxis } from "#shared/credit/accounts/accounts-axis.ts";
import { figuresOf } from "#shared/credit/accounts/statement.ts";
import { assess } from "#shared/credit/assess.ts";
import { DefaultPolicy } from "#shared/credit/default-policy.ts";
import { mixAxis } from "#shared/credit/outside/axis.ts";
import { outsideAxes } from "#shared/credit/outside/outside-axes.ts";
import type { GradeFact, OutsideFacts, StatementFact } from "#shared/credit/outside/outside-facts.ts";
import type { StructureFacts } from "#shared/credit/structure/structure-axis.ts";
import { assessInput, day, paidInvoice } from "../a-ledger.ts";

const asOf = day("2026-11-25");
const nothing: OutsideFacts = { externalCentipoints: null, structuralCentipoints: null, accounts: null };
const axes = (facts: Partial<OutsideFacts>, knownAt = 9) =>
  outsideAxes({ ...nothing, ...facts }, asOf, knownAt, DefaultPolicy);
const grade = (more: Partial<GradeFact> = {}): GradeFact => ({
  id: "g1",
  source: "Agency",
  scale: "creditsafe",
  value: "80",
  day: asOf,
  recordedRevision: 1,
  ...more,
});
/** Sound accounts of a firm with 800,000 € of own funds and 7 M€ of sales. */
const statement = (more: Partial<StatementFact> = {}): StatementFact => ({
  id: "s1",
  closingDay: day("2025-12-31"),
  months: 12,
  filing: "filed",
  knownDay: day("2026-06-30"),
  recordedRevision: 1,
  figures: figuresOf({
    totalAssets: 200_000_000,
    currentAssets: 150_000_000,
    inventory: 20_000_000,
    receivables: 90_000_000,
    cash: 40_000_000,
    equity: 80_000_000,
    retainedEarnings: 60_000_000,
    totalLiabilities: 120_000_000,
    currentLiabilities: 80_000_000,
    longTermDebt: 40_000_000,
    netSales: 700_000_000,
    ebit: 30_000_000,
    ebitda: 40_000_000,
    interest: 1_000_000,
    netIncome: 20_000_000,
  }),
  ...more,
});
const structure: StructureFacts = {
  createdDay: day("2011-03-01"),
  legalForm: "private_limited",
  employees: 20,
  activity: "46.69",
  group: "independent",
  notFiledDays: null,
};

describe("the external axis", () => {
  test("is missing without facts, never an average", () => {
    expect(axes({})).toMatchObject({ external: null, structural: null, accounts: null, adviceCents: null });
  });

  test("rests on a grade that is withheld as on any other, and its reason names neither provider nor value", () => {
    const { external } = axes({ grades: [grade({ withheld: true })] });
    expect(external?.centipoints).toBe(axes({ grades: [grade()] }).external?.centipoints);
    expect(external?.reasons).toEqual([
      { code: "outside_grade_withheld", axis: "lasts", centipoints: -2_000, params: { gradeId: "g1" } },
    ]);
  });

  test("does not see what was taken back by then, and does before", () => {
    const grades = [grade({ revokedRevision: 5 })];
    expect(axes({ grades }, 4).external?.centipoints).toBe(8_000);
    expect(axes({ grades }, 5).external).toBeNull();
  });

  test("is the mean of the providers' latest grades, each with its pointer", () => {
    const grades = [
      grade(),
      grade({ id: "g2", value: "20", day: asOf - 400 }),
      grade({ id: "g3", source: "Insurer", scale: "allianz_trade", value: "10" }),
    ];
    const { external } = axes({ grades });
    expect(external?.centipoints).toBe(4_000);
    expect(external?.reasons.map(({ params }) => params.gradeId)).toEqual(["g1", "g3"]);
    expect(axes({ grades: [...grades].reverse() })).toEqual(axes({ grades }));
  });

  test("weighs accounts against grades, one alone counts whole", () => {
    const points = accountsAxis([statement()], asOf)?.centipoints ?? 0;
    expect(points).toBeGreaterThan(6_000);
    expect(axes({ statements: [statement()] }).external?.centipoints).toBe(points);
    const both = axes({ statements: [statement()], grades: [grade({ value: "0" })] }).external;
    expect(Math.abs((both?.centipoints ?? 0) - points / 2)).toBeLessThanOrEqual(1);
    const lost = both?.reasons.reduce((sum, { centipoints }) => sum + centipoints, 10_000);
    expect(lost).toBe(both?.centipoints);
  });

  test("sees nothing later than the day or the revision", () => {
    expect(axes({ grades: [grade({ day: asOf + 1 })] }).external).toBeNull();
    expect(axes({ grades: [grade({ recordedRevision: 10 })] }).external).toBeNull();
    expect(axes({ statements: [statement({ knownDay: asOf + 1 })] }).external).toBeNull();
    expect(axes({ statements: [statement({ recordedRevision: 10 })] }).external).toBeNull();
  });

  test("ready-made points win", () => {
    const ready = axes({ externalCentipoints: 1_234, grades: [grade()], statements: [statement()] });
    expect(ready.external).toMatchObject({ centipoints: 1_234, reasons: [{ code: "external_score" }] });
    expect(ready.accounts).toBeNull();
  });

  test("an advised amount is a ceiling, no score", () => {
    const advice = axes({ grades: [grade({ scale: "coface_opinion", value: "@@" })] });
    expect(advice).toMatchObject({ external: null, adviceCents: 5_000_000 });
  });
});

test("parts of uneven weight add up to the axis, whatever rounding does", () => {
  const reason = (centipoints: number) => ({ code: "x", axis: "lasts", centipoints, params: {} }) as const;
  const axis = mixAxis([
    { weight: 2, shared: 1, reasons: [reason(-333), reason(-1)] },
    { weight: 1, shared: 3, reasons: [reason(-1_001)] },
    { weight: 1, shared: 3, reasons: [reason(-7)] },
    { weight: 1, shared: 3, reasons: [] },
  ]);
  expect(axis?.centipoints).toBe(10_000 - Math.round((334 * 2 + 1_008 / 3) / 3));
  expect(axis?.reasons.reduce((sum, { centipoints }) => sum + centipoints, 10_000)).toBe(axis?.centipoints);
  expect(mixAxis([])).toBeNull();
});

const monthly = Array.from({ length: 22 }, (_, index) =>
  paidInvoice(`M${index}`, asOf - 760 + index * 30, 1_000_000, 0),
).flat();
const check = (outside: Partial<OutsideFacts>, entries = monthly) =>
  assess(assessInput(entries, { asOf, outside: { ...nothing, ...outside } }));

describe("a customer with facts from outside", () => {
  test("is no longer known by the ledger alone, and its reasons add up", () => {
    const assessment = check({ statements: [statement()], structure });
    expect(assessment).toMatchObject({ coveragePercent: 100, riskClass: "A" });
    expect(assessment.marks).not.toContain("ledger_only");
    expect(assessment.reasons.reduce((sum, { centipoints }) => sum + centipoints, 0)).toBe(
      assessment.scoreCentipoints,
    );
    expect(assessment.reasons.map(({ code }) => code)).toContain("structure_sector");
  });

  test("gets a limit by its accounts: less intangible assets, sales of a full year", () => {
    const limit = (more: Partial<StatementFact>) =>
      check({ statements: [statement(more)] }).recommendedLimit.params;
    expect(limit({}).capacityCents).toBe(40_000_000);
    expect(limit({ intangibleAssets: 20_000_000 }).capacityCents).toBe(30_000_000);
    const half = figuresOf({ ...statement().figures, netSales: 200_000_000 });
    expect(limit({ months: 6, figures: half }).capacityCents).toBe(32_000_000);
  });

  test("whose accounts show more debts than assets is D at best, by name", () => {
    const broke = figuresOf({ ...statement().figures, equity: -10_000_000 });
    const assessment = check({ statements: [statement({ figures: broke })] });
    expect(assessment.riskClass).toBe("D");
    expect(assessment.reasons).toContainEqual({
      code: "negative_equity_cap",
      axis: "rule",
      centipoints: 0,
      params: { statementDay: day("2025-12-31"), capClass: "D" },
    });
  });

  test("is held by the amount an agency advises", () => {
    const grades = [grade({ scale: "coface_opinion", value: "R" }), grade({ id: "g2" })];
    expect(check({ grades, statements: [statement()] }).recommendedLimit).toMatchObject({
      amountCents: 1_000_000,
    });
  });
});

describe("a prospect", () => {
  const offer = (outside: Partial<OutsideFacts>, events: Parameters<typeof assessInput>[1]["events"] = []) =>
    assess(assessInput([], { asOf, outside: { ...nothing, ...outside }, events }));

  test("POLICY 1.3: no letter from structure alone; facts and the opening limit on thirty days", () => {
    expect(offer({ structure })).toMatchObject({
      riskClass: "NR",
      recommendedLimit: { amountCents: null },
      openingOffer: {
        amountCents: 150_000,
        termsDays: 30,
        facts: { createdDay: day("2011-03-01"), employees: 20, procedure: false },
        missing: ["accounts", "grade"],
      },
    });
    expect(offer({ structure, statements: [statement()] }).openingOffer).toMatchObject({
      facts: { equityBasisPoints: 4_000 },
      missing: ["grade"],
    });
  });

  test.each([
    ["nothing is known", {}, []],
    ["the firm hardly lasts", { structure, externalCentipoints: 3_499 }, []],
    [
      "it owes more than it owns",
      { structure, statements: [statement({ figures: figuresOf({ ...statement().figures, equity: -1 }) })] },
      [],
    ],
    [
      "an insurer advises nothing",
      { structure, grades: [grade({ scale: "coface_opinion", value: "X" })] },
      [],
    ],
    [
      "a procedure is published",
      { structure },
      [{ id: "e", kind: "safeguard", day: asOf - 1, recordedRevision: 1, revokedRevision: null }],
    ],
  ] as const)("gets no offer where %s", (_what, outside, events) => {
    expect(offer(outside, [...events]).openingOffer?.amountCents).toBeNull();
  });

  test("with enough known gets a letter; a customer gets no opening offer", () => {
    const rated = offer({ structure, statements: [statement()] });
    expect(rated.riskClass).not.toBe("NR");
    expect(rated.coveragePercent).toBe(55);
    expect(check({ structure }).openingOffer).toBeNull();
  });
});
