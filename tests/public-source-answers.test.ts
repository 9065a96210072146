import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isSiren } from "../shared/credit/french-numbers.ts";
import { readBodaccPage } from "../worker/sources/bodacc/bodacc-page.ts";
import { readPublishedYears } from "../worker/sources/ratios/published-year.ts";
import { statementsOfYears } from "../worker/sources/ratios/statements-of-years.ts";
import { readRegistryPage } from "../worker/sources/recherche-entreprises/registry-page.ts";

/** Answers of the real sources, where they lie beside the project. */
const folder = fileURLToPath(new URL("../../shared/data/api_samples/", import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(`${folder}${path}`, "utf8"));

const ODD = [undefined, null, 7, "text", [], {}, { results: [[], null, 7, {}] }, { results: {} }];
const readers: ((body: unknown) => { ok: boolean })[] = [
  readRegistryPage,
  readBodaccPage,
  readPublishedYears,
];
it.each(readers)("%o never throws and takes nothing odd for an answer", (reader) => {
  expect(ODD.map((body) => reader(body)).filter(({ ok }) => ok)).toEqual([]);
});

if (existsSync(folder))
  describe("recorded answers", () => {
    const searches = readdirSync(`${folder}recherche_entreprises`).map((file) => {
      const body = read(`recherche_entreprises/${file}`);
      return { file, body, valid: body.results.filter(({ siren }: { siren: string }) => isSiren(siren)) };
    });

    it.each(searches.filter(({ valid }) => valid.length > 0))(
      "of the register: $file is read whole",
      ({ body, valid }) => {
        const page = readRegistryPage(body);
        const { firms, total } = page.ok ? page.value : { firms: [], total: 0 };
        expect([firms.length, total]).toEqual([valid.length, body.total_results]);
        const odd = firms.filter(
          (firm) =>
            (firm.name === null) !== (firm.diffusible === "partial") ||
            firm.createdDay === null ||
            firm.legalFormCode?.length !== 4,
        );
        expect(odd).toEqual([]);
      },
    );

    it("of the gazette", () => {
      expect(readBodaccPage(read("bodacc/collective_records.json"))).toMatchObject({
        ok: true,
        value: { total: 2, notices: [{ familleavis: "collective" }, { familleavis: "collective" }] },
      });
    });

    /** The older version of the interface wraps each row. */
    const yearsIn = (file: string) => {
      const rows = read(`finances_publiques/${file}`).records.map(
        ({ fields }: { fields: unknown }) => fields,
      );
      const years = readPublishedYears({ results: rows });
      if (!years.ok) throw new Error(years.error);
      return years.value;
    };

    it("of the accounts: what follows from the ratios is what the balance sheet says", () => {
      const balances = read("finances_publiques/banque-de-france-bilans.json").data;
      const filed = balances.find(({ data }: { data: { annee: string } }) => data.annee === "2021").data;
      const amountOf = (code: string): number => {
        const { donnees } = filed.declarations.find(({ donnees }: { donnees: { code: string }[] }) =>
          donnees.some((each) => each.code === code),
        );
        return Number(donnees.find((each: { code: string }) => each.code === code).valeurs[0]) * 100;
      };
      const statements = statementsOfYears(yearsIn("donnees-financieres.json"), 0);
      const near = (amount: number) =>
        statements.some(
          ({ figures }) => figures?.equity != null && Math.abs(figures.equity / amount - 1) < 0.001,
        );
      expect(near(amountOf("DL"))).toBe(true);
      const assets = statements.map(({ figures }) => figures?.totalAssets ?? 0);
      expect(assets.some((each) => Math.abs(each / amountOf("EE") - 1) < 0.001)).toBe(true);
    });

    it("of partly confidential accounts: what is not shown is not known", () => {
      const years = yearsIn("donnees-financieres-confidential.json");
      const hidden = years.filter(({ turnoverCents }) => turnoverCents === null);
      expect(hidden).toHaveLength(2);
      for (const year of hidden)
        expect([year.ebitCents, year.ebitdaCents, year.confidential]).toEqual([null, null, "partly"]);
    });
  });
