import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AccountsAxis, accountsAxis, equityAlarm } from "#shared/credit/accounts/accounts-axis.ts";
import { notFiledBy } from "#shared/credit/accounts/filing.ts";
import { figuresOf, type Statement } from "#shared/credit/accounts/statement.ts";
import { epochDayOf } from "#shared/credit/calendar.ts";
import { ageTowards } from "#shared/credit/decay.ts";
import { anyStatement, CLOSING, solid, statementOf } from "./some-figures.ts";

const on = (year: number, month: number, day: number) => epochDayOf({ year, month, day });
const FRESH = 7_855;

const axisOf = (statements: Statement[], asOf: number): AccountsAxis => {
  const axis = accountsAxis(statements, asOf);
  if (axis === null) throw new Error("no axis");
  return axis;
};
const codes = ({ reasons }: AccountsAxis) => reasons.map(({ code }) => code);

describe("accounts axis", () => {
  test("on the closing day it is that of the ratios, with the two published scores beside it", () => {
    expect(axisOf([statementOf()], CLOSING)).toMatchObject({
      centipoints: FRESH,
      statementDay: CLOSING,
      ageMonths: 0,
      stale: false,
      equityAlarm: null,
      altman: { tenThousandths: 24_932, zone: "grey" },
      conanHolder: { tenThousandths: 159_785, zone: "sound" },
    });
  });

  test("T-209: 80 is 61.91 after 24 months", () => {
    expect(ageTowards(5_000, 8_000, 24, 18)).toBe(6_191);
    expect(ageTowards(5_000, 8_000, 104, 78)).toBe(6_191);
  });

  test("accounts are drawn to the middle as they age, by a reason of their own", () => {
    const old = axisOf([statementOf()], on(2027, 12, 31));
    expect(old.centipoints).toBe(6_133);
    expect(old.reasons.find(({ code }) => code === "accounts_age")).toMatchObject({
      centipoints: 6_133 - FRESH,
      params: { months: 24 },
    });
    expect(old.stale).toBe(false);
  });

  test("older than 24 months is stale and at most 60, older than 48 is nothing", () => {
    const best = { ...solid, equity: 900, totalLiabilities: 100, currentLiabilities: 50, longTermDebt: 50 };
    const rich = statementOf({
      figures: {
        ...best,
        retainedEarnings: 800,
        netIncome: 300,
        ebit: 400,
        ebitda: 500,
        cash: 400,
        netSales: 3_000,
      },
    });
    const stale = axisOf([rich], on(2028, 2, 1));
    expect(stale).toMatchObject({ centipoints: 6_000, stale: true });
    expect(codes(stale)).toContain("accounts_stale");
    expect(axisOf([rich], on(2027, 12, 31)).centipoints).toBeGreaterThan(6_000);
    expect(accountsAxis([rich], on(2029, 12, 31))).not.toBeNull();
    expect(accountsAxis([rich], on(2030, 1, 31))).toBeNull();
  });

  test("weak accounts do not get better than the middle by getting old", () => {
    const weak = statementOf({
      figures: {
        ...solid,
        equity: -100,
        totalLiabilities: 1_100,
        currentLiabilities: 900,
        retainedEarnings: -400,
        netIncome: -300,
        ebit: -250,
        ebitda: -200,
      },
    });
    const fresh = axisOf([weak], CLOSING).centipoints;
    const old = axisOf([weak], on(2028, 12, 31)).centipoints;
    expect(fresh).toBeLessThan(3_500);
    expect(old).toBeGreaterThan(fresh);
    expect(old).toBeLessThan(5_000);
  });

  test("the youngest statement with enough figures counts, growth by the year before", () => {
    const before = statementOf({ closingDay: CLOSING - 365, figures: { ...solid, netSales: 1_600 } });
    const thin = statementOf({
      closingDay: CLOSING + 365,
      figures: figuresOf({ netSales: 2_000, netIncome: 30, totalAssets: 1_000 }),
    });
    const axis = axisOf([thin, before, statementOf()], CLOSING + 365);
    expect(axis.statementDay).toBe(CLOSING);
    expect(axis.coveragePercent).toBe(100);
  });

  test("what closes or became known after the day is not seen", () => {
    expect(accountsAxis([statementOf({ closingDay: CLOSING + 1 })], CLOSING)).toBeNull();
    expect(accountsAxis([statementOf({ knownDay: CLOSING + 150 })], CLOSING + 149)).toBeNull();
    expect(accountsAxis([statementOf({ knownDay: CLOSING + 150 })], CLOSING + 150)).not.toBeNull();
  });

  test("of two versions of a year the one known later counts", () => {
    const first = statementOf({ knownDay: CLOSING + 10 });
    const mended = statementOf({
      knownDay: CLOSING + 90,
      figures: { ...solid, equity: -50, totalLiabilities: 1_050 },
    });
    expect(axisOf([first, mended], CLOSING + 80).equityAlarm).toBeNull();
    expect(axisOf([mended, first], CLOSING + 100).equityAlarm).toBe("negative");
  });

  test("confidential accounts are missing and take nothing; figures given privately count", () => {
    const confidential = statementOf({ filing: "confidential", figures: null });
    expect(accountsAxis([confidential], CLOSING + 300)).toBeNull();
    const older = statementOf({ closingDay: CLOSING - 365 });
    const withOlder = axisOf([confidential, older], CLOSING + 300);
    expect(codes(withOlder)).not.toContain("accounts_not_filed");
    expect(axisOf([statementOf({ filing: "confidential" })], CLOSING).centipoints).toBe(FRESH);
  });

  test("accounts that are due and not filed take five points by their own name", () => {
    const missing = statementOf({ filing: "not_filed", figures: null });
    const older = statementOf({ closingDay: CLOSING - 365 });
    const due = on(2026, 8, 31);
    const before = axisOf([missing, older], due);
    const after = axisOf([missing, older], due + 7);
    expect(codes(before)).not.toContain("accounts_not_filed");
    expect(after.reasons.find(({ code }) => code === "accounts_not_filed")).toMatchObject({
      centipoints: -500,
      params: { dueDay: due },
    });
    expect(accountsAxis([missing], due + 7)).toBeNull();
    expect(notFiledBy([missing], due + 7)).toBe(due);
    expect(notFiledBy([missing, statementOf()], due + 7)).toBeNull();
  });

  test("equity under half of the share capital is an alarm with its own reason", () => {
    const half = { ...solid, shareCapital: 661 };
    expect(equityAlarm(half)).toBe("below_half_capital");
    expect(equityAlarm({ ...solid, shareCapital: 660 })).toBeNull();
    expect(equityAlarm({ ...solid, equity: null, totalLiabilities: 1_001 })).toBe("negative");
    expect(equityAlarm({ ...solid, equity: null, totalLiabilities: null })).toBeNull();
    const axis = axisOf([statementOf({ figures: half })], CLOSING);
    expect(axis.centipoints).toBe(FRESH - 400);
    expect(codes(axis)).toContain("accounts_equity_below_half_capital");
  });

  test("reasons add up, within 0 and 100, the order of statements does not matter, nothing is NaN", () => {
    fc.assert(
      fc.property(
        fc.array(anyStatement, { maxLength: 5 }),
        fc.integer({ min: 0, max: 900 }),
        (statements, later) => {
          const asOf = CLOSING + later;
          const axis = accountsAxis(statements, asOf);
          expect(accountsAxis([...statements].reverse(), asOf)).toEqual(axis);
          if (axis === null) return;
          const sum = axis.reasons.reduce((left, { centipoints }) => left + centipoints, 10_000);
          expect(sum).toBe(axis.centipoints);
          expect(Number.isSafeInteger(axis.centipoints)).toBe(true);
          expect(axis.centipoints).toBeGreaterThanOrEqual(0);
          expect(axis.centipoints).toBeLessThanOrEqual(10_000);
        },
      ),
      { numRuns: 200 },
    );
  });
});
