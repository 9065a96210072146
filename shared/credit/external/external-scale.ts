/**
 * How a provider's grade reads on one scale of 0–10,000 centipoints, high is safe (domain.md 2.1). `linear`: from the worst
 * to the best value, the direction lies in the order of the two. `table`: value → centipoints, linear between. `grades`:
 * one entry a grade; null: the provider says that it knows nothing. `ceiling`: an advised amount, no grade.
 */
export type ExternalScale =
  | { kind: "linear"; worst: number; best: number }
  | { kind: "table"; points: readonly (readonly [value: number, centipoints: number])[] }
  | { kind: "grades"; grades: Readonly<Record<string, number | null>> }
  | { kind: "ceiling"; cents: Readonly<Record<string, number>> };

/** Scales of domain.md 2.1. What a provider sells besides is a table of one's own: `ExternalScore.scale` takes it as data. */
export const EXTERNAL_SCALES = {
  paydex: { kind: "linear", worst: 0, best: 100 },
  altares_paydex_days: {
    kind: "table",
    points: [
      [-30, 10_000],
      [-20, 9_000],
      [0, 8_000],
      [15, 7_000],
      [22, 6_000],
      [30, 5_000],
      [60, 4_000],
      [90, 3_000],
      [120, 2_000],
      [180, 0],
    ],
  },
  altares_failure: { kind: "linear", worst: 0, best: 20 },
  creditsafe: { kind: "linear", worst: 0, best: 100 },
  creditsafe_international: {
    kind: "grades",
    grades: { A: 8_550, B: 6_050, C: 4_000, D: 2_500, E: null },
  },
  afdcc3: { kind: "linear", worst: 0, best: 20 },
  banque_de_france: {
    kind: "grades",
    grades: {
      "1+": 10_000,
      "1": 9_526,
      "1-": 9_053,
      "2+": 8_579,
      "2": 8_105,
      "2-": 7_632,
      "3+": 7_158,
      "3": 6_684,
      "3-": 6_211,
      "4+": 5_737,
      "4": 5_263,
      "4-": 4_789,
      "5+": 4_316,
      "5": 3_842,
      "5-": 3_368,
      "6+": 2_895,
      "6": 2_421,
      "6-": 1_947,
      "7": 1_474,
      "8": 1_000,
      P: 0,
      "0": null,
    },
  },
  allianz_trade: { kind: "linear", worst: 10, best: 1 },
  coface_dra: { kind: "linear", worst: 0, best: 10 },
  coface_opinion: {
    kind: "ceiling",
    cents: { X: 0, R: 1_000_000, "@": 2_000_000, "@@": 5_000_000, "@@@": 10_000_000 },
  },
} as const satisfies Record<string, ExternalScale>;

export type ExternalScaleName = keyof typeof EXTERNAL_SCALES;

export const isExternalScaleName = (name: string): name is ExternalScaleName =>
  Object.hasOwn(EXTERNAL_SCALES, name);
