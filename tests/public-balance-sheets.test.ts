import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readAccountsMap } from "../worker/local/accounts-map.ts";
import { backtestAccounts } from "../worker/local/accounts-result.ts";
import { readTable } from "../worker/local/read-arff.ts";

const data = fileURLToPath(new URL("../../shared/data/", import.meta.url));
const map = (name: string) =>
  readAccountsMap(fileURLToPath(new URL(`fixtures/accounts/${name}`, import.meta.url)));

/** Public sets of balance-sheet ratios, where they lie beside the project; least areas well below those in the model card. */
const SETS = [
  {
    file: "bankruptcy_polish/1year.arff.gz",
    map: "polish-map.json",
    failures: 271,
    least: 0.73,
    altman: 0.689,
  },
  {
    file: "bankruptcy_polish/5year.arff.gz",
    map: "polish-map.json",
    failures: 410,
    least: 0.83,
    altman: 0.766,
  },
  {
    file: "bankruptcy_taiwan/taiwan_22_of_95.csv.gz",
    map: "taiwanese-map.json",
    failures: 220,
    least: 0.905,
    altman: null,
  },
];

describe("maps of the public sets", () => {
  it("name only accounts and ratios that are known", () => {
    expect(map("polish-map.json").columns.map(({ column }) => column)).toContain("Attr26");
    expect(map("taiwanese-map.json").failed).toEqual({ column: "bankrupt", values: ["1"] });
  });
});

for (const set of SETS.filter(({ file }) => existsSync(`${data}${file}`))) {
  describe(`public accounts of ${set.file}`, () => {
    const found = backtestAccounts(readTable(`${data}${set.file}`), map(set.map));

    it("are scored, nearly all", () => {
      expect(found.failures).toBe(set.failures);
      expect(found.unscored).toBeLessThan(10);
    });

    it("tell the failed from the sound better than Altman Z'' and than any single ratio", () => {
      expect(found.auc).toBeGreaterThan(set.least);
      expect(found.auc).toBeGreaterThan((found.bestRatio?.auc ?? 1) + 0.02);
      expect(found.auc).toBeGreaterThan((found.aucAltmanZ2 ?? 0) + 0.04);
      expect(found.aucAltmanZ2 === null ? null : Math.round(found.aucAltmanZ2 * 1_000) / 1_000).toBe(
        set.altman,
      );
    });

    it("fail less the higher the score", () => {
      const rates = found.bands.filter(({ firms }) => firms >= 30).map(({ firms, failed }) => failed / firms);
      expect(rates.length).toBeGreaterThanOrEqual(4);
      expect([...rates].sort((one, other) => other - one)).toEqual(rates);
    });
  });
}
