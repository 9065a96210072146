/** Fewest employees of an INSEE *tranche d'effectif salarié*. */
const FEWEST: Readonly<Record<string, number>> = {
  "00": 0,
  "01": 1,
  "02": 3,
  "03": 6,
  "11": 10,
  "12": 20,
  "21": 50,
  "22": 100,
  "31": 200,
  "32": 250,
  "41": 500,
  "42": 1_000,
  "51": 2_000,
  "52": 5_000,
  "53": 10_000,
};

/** Fewest employees a band stands for ("12" → 20); null for "NN" and what is no band: not known is not none. */
export const employeesOfBand = (band: string): number | null => FEWEST[band] ?? null;
