/** ln(1 + i/64) × 1,000,000, i = 0…64: logarithms are read from here so that every engine gives the same bytes. */
const LN_PPM = [
  0, 15_504, 30_772, 45_810, 60_625, 75_223, 89_612, 103_797, 117_783, 131_576, 145_182, 158_605, 171_850,
  184_922, 197_826, 210_565, 223_144, 235_566, 247_836, 259_958, 271_934, 283_768, 295_464, 307_025, 318_454,
  329_753, 340_927, 351_976, 362_905, 373_716, 384_412, 394_994, 405_465, 415_828, 426_084, 436_237, 446_287,
  456_237, 466_090, 475_846, 485_508, 495_077, 504_556, 513_946, 523_248, 532_465, 541_597, 550_647, 559_616,
  568_505, 577_315, 586_049, 594_707, 603_291, 611_802, 620_240, 628_609, 636_907, 645_138, 653_301, 661_398,
  669_431, 677_399, 685_304, 693_147,
] as const;
const LN2_PPM = 693_147;

/** 1/(1 + exp(−i/4)) × 1,000,000, i = 0…48. */
const SIGMOID_PPM = [
  500_000, 562_177, 622_459, 679_179, 731_059, 777_300, 817_574, 851_953, 880_797, 904_651, 924_142, 939_913,
  952_574, 962_673, 970_688, 977_023, 982_014, 985_936, 989_013, 991_423, 993_307, 994_780, 995_930, 996_827,
  997_527, 998_073, 998_499, 998_830, 999_089, 999_290, 999_447, 999_569, 999_665, 999_739, 999_797, 999_842,
  999_877, 999_904, 999_925, 999_942, 999_955, 999_965, 999_972, 999_979, 999_983, 999_987, 999_990, 999_992,
  999_994,
] as const;
const STEP = 250;
const PPM = 1_000_000;

/** Natural logarithm of a positive integer, in thousandths. */
export function milliLn(value: number): number {
  let halvings = 0;
  let left = value;
  for (; left > 0x3fff_ffff; left = Math.floor(left / 1_024)) halvings += 10;
  const above = 31 - Math.clz32(left) - 20;
  const scaled = above >= 0 ? left >> above : left << -above;
  const place = (scaled - ONE) >> 14;
  const from = LN_PPM[place] ?? 0;
  const to = LN_PPM[place + 1] ?? LN2_PPM;
  const between = from + (((to - from) * (scaled & 16_383)) >> 14);
  return Math.round((between + (halvings + above + 20) * LN2_PPM) / 1_000);
}

/** 2^20: a logarithm is read from the first 20 binary places. */
const ONE = 0x10_0000;

/** Log-odds of `part` in `whole`, in thousandths; both positive integers, `part` below `whole`; at most ±7,000. */
export function milliLogit(part: number, whole: number): number {
  if (part <= 0) return -7_000;
  if (part >= whole) return 7_000;
  return Math.max(-7_000, Math.min(7_000, milliLn(part) - milliLn(whole - part)));
}

/** Probability of log-odds in thousandths, in parts per million: read from a table, linear in between. */
export function sigmoidPpm(milliLogOdds: number): number {
  const positive = Math.min(11_999, Math.abs(milliLogOdds));
  const place = Math.floor(positive / STEP);
  const from = SIGMOID_PPM[place] ?? PPM;
  const to = SIGMOID_PPM[place + 1] ?? PPM;
  const upper = from + Math.round(((to - from) * (positive - place * STEP)) / STEP);
  return milliLogOdds < 0 ? PPM - upper : upper;
}
