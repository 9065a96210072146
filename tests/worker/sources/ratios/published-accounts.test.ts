import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { accountsAxis } from "#shared/credit/accounts/accounts-axis.ts";
import { epochDayOf, formatIsoDate } from "#shared/credit/calendar.ts";
import { inventedSiren } from "#worker/local/stand-in/firms.ts";
import { publishedAccounts } from "#worker/sources/ratios/published-accounts.ts";
import { type PublishedYear, readPublishedYears } from "#worker/sources/ratios/published-year.ts";
import { ratiosOfYears } from "#worker/sources/ratios/ratios-of-years.ts";
import { statementsOfYears } from "#worker/sources/ratios/statements-of-years.ts";
import { aStandIn, forgetLanes, type StandInHere, someSources } from "../a-stand-in.ts";

let standIn: StandInHere;
beforeAll(async () => {
  standIn = await aStandIn();
});
beforeEach(forgetLanes);

const TODAY = epochDayOf({ year: 2026, month: 11, day: 26 });

const yearsOf = async (index: number): Promise<PublishedYear[]> => {
  const found = await publishedAccounts(await someSources(standIn), inventedSiren(index));
  if (found.state !== "fresh") throw new Error("the accounts are not there");
  return found.value;
};

/** A row of the data set in its own shape. */
const row = (changes: Readonly<Record<string, unknown>> = {}) => ({
  siren: inventedSiren(20),
  date_cloture_exercice: "2025-12-31",
  chiffre_d_affaires: 1_000_000,
  marge_brute: 640_000,
  ebe: 90_000,
  ebit: 60_000,
  resultat_net: 40_000,
  taux_d_endettement: 60,
  autonomie_financiere: 40,
  ratio_de_liquidite: 141.2,
  couverture_des_interets: 10,
  capacite_de_remboursement: 2.4,
  caf_sur_ca: 7,
  credit_clients_jours: 54.3,
  type_bilan: "C",
  confidentiality: "Public",
  ...changes,
});
const read = (...rows: Readonly<Record<string, unknown>>[]): PublishedYear[] => {
  const years = readPublishedYears({ total_count: rows.length, results: rows });
  if (!years.ok) throw new Error(years.error);
  return years.value;
};

describe("published accounts", () => {
  it("come the youngest first, in cents and thousandths of their unit", async () => {
    const years = await yearsOf(1);
    expect(years.map(({ closingDay, scope }) => `${formatIsoDate(closingDay)} ${scope}`)).toEqual([
      "2025-12-31 full",
      "2024-12-31 full",
      "2024-12-31 group",
    ]);
    expect(years[0]).toMatchObject({
      turnoverCents: 480_000_000,
      ebitdaCents: 31_000_000,
      netIncomeCents: 16_500_000,
      confidential: "no",
      ratios: { equityToAssets: 40_000, gearing: 60_000, interestToEbitda: 6_774, receivableDays: 54_300 },
    });
  });

  it("are none where none were filed", async () => {
    expect(await yearsOf(5)).toEqual([]);
  });

  it("write 0 for what is not shown: it is not known, not nothing", async () => {
    expect((await yearsOf(10))[0]).toMatchObject({
      confidential: "partly",
      turnoverCents: null,
      ebitCents: null,
      netIncomeCents: -31_000_000,
    });
  });

  it.each([
    [{ records: [] }, "no_results_field"],
    [null, "no_results_field"],
    [{ results: [{ cloture: "2025" }] }, "nothing_readable"],
  ])("%j are none: %s", (body, error) => {
    expect(readPublishedYears(body)).toEqual({ ok: false, error });
  });
});

describe("statements for the accounts axis", () => {
  it("hold what is published, and total assets, equity and charges as they follow from the ratios", () => {
    const [statement] = statementsOfYears(read(row()), TODAY);
    expect(statement).toMatchObject({ months: 12, filing: "filed", knownDay: TODAY });
    // Debt 70,000 × 2.4 = 168,000; equity 168,000 ÷ 60 %; assets 280,000 ÷ 40 %; charges 10 % of 90,000.
    expect(statement?.figures).toMatchObject({
      netSales: 100_000_000,
      ebitda: 9_000_000,
      ebit: 6_000_000,
      netIncome: 4_000_000,
      equity: 28_000_000,
      totalAssets: 70_000_000,
      interest: 900_000,
      grossProfit: null,
      currentAssets: null,
    });
  });

  it("give back the balance sheet that the ratios were made of, below zero as well", async () => {
    const close = (value: number | null | undefined, to: number) =>
      expect(Math.abs((value ?? 0) / to - 1)).toBeLessThan(0.001);
    const [brumeval] = statementsOfYears(await yearsOf(1), TODAY);
    close(brumeval?.figures?.totalAssets, 225_000_000);
    close(brumeval?.figures?.equity, 90_000_000);
    close(brumeval?.figures?.interest, 2_100_000);
    const [, foundry] = statementsOfYears(await yearsOf(10), TODAY);
    close(foundry?.figures?.totalAssets, 330_000_000);
    close(foundry?.figures?.equity, -12_000_000);
    close(foundry?.figures?.interest, 4_800_000);
  });

  it("are enough for the axis", async () => {
    const axis = accountsAxis(statementsOfYears(await yearsOf(1), TODAY), TODAY);
    expect(axis).toMatchObject({ statementDay: epochDayOf({ year: 2025, month: 12, day: 31 }) });
    const foundry = accountsAxis(statementsOfYears(await yearsOf(10), TODAY), TODAY);
    expect(foundry?.centipoints ?? 0).toBeLessThan(axis?.centipoints ?? 0);
  });

  it("are not made of a group's accounts", () => {
    expect(statementsOfYears(read(row({ type_bilan: "K" })), TODAY)).toEqual([]);
  });

  it.each([
    ["an equity ratio above one", { autonomie_financiere: 179.52 }],
    ["equity and debt ratio of different signs", { taux_d_endettement: -60 }],
    ["no debt", { taux_d_endettement: 0, capacite_de_remboursement: 0 }],
    ["no cash flow", { caf_sur_ca: 0 }],
    ["no turnover", { chiffre_d_affaires: 0 }],
    ["text for a number", { autonomie_financiere: "n.c." }],
  ])("leave the balance sheet open with %s", (_, changes) => {
    const [statement] = statementsOfYears(read(row(changes)), TODAY);
    expect(statement?.figures).toMatchObject({ totalAssets: null, equity: null });
  });

  it("say that everything is kept confidential, rather than nothing filed", () => {
    const hidden = {
      chiffre_d_affaires: 0,
      ebe: 0,
      ebit: 0,
      resultat_net: 0,
      confidentiality: "Confidentiel",
    };
    expect(statementsOfYears(read(row(hidden)), TODAY)).toMatchObject([
      { filing: "confidential", figures: null },
    ]);
  });

  it("take the more cautious of two versions of a year", () => {
    const years = read(row({ autonomie_financiere: 50 }), row({ autonomie_financiere: 40 }));
    expect(statementsOfYears(years, TODAY)).toEqual(statementsOfYears(years.toReversed(), TODAY));
    expect(statementsOfYears(years, TODAY)).toMatchObject([{ figures: { totalAssets: 70_000_000 } }]);
  });

  it.each([
    ["2024-12-31", 12],
    ["2025-06-30", 6],
    ["2024-06-30", 18],
    ["2022-12-31", 12],
  ])("after a closing on %s have %i months", (before, months) => {
    const [statement] = statementsOfYears(read(row(), row({ date_cloture_exercice: before })), TODAY);
    expect(statement?.months).toBe(months);
  });
});

describe("ratios of the youngest year", () => {
  it("hold the equity ratio as published, for a firm without debt as well", () => {
    const free = read(
      row({ taux_d_endettement: 0, capacite_de_remboursement: 0, autonomie_financiere: 61.5 }),
    );
    expect(ratiosOfYears(free)?.ratios).toMatchObject({
      equityToAssets: 615_000,
      netMargin: 40_000,
      operatingMargin: 60_000,
    });
    expect(ratiosOfYears([])).toBeNull();
  });
});
