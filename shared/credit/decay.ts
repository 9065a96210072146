/** 0.5^(i/64) in parts per million, i = 0…64: decay is read from here so that every engine gives the same bytes. */
const HALVING_PPM = [
  1_000_000, 989_228, 978_572, 968_031, 957_603, 947_288, 937_084, 926_990, 917_004, 907_126, 897_355,
  887_688, 878_126, 868_667, 859_310, 850_053, 840_896, 831_838, 822_878, 814_014, 805_245, 796_571, 787_990,
  779_502, 771_105, 762_799, 754_582, 746_454, 738_413, 730_459, 722_590, 714_807, 707_107, 699_490, 691_955,
  684_501, 677_128, 669_834, 662_618, 655_481, 648_420, 641_435, 634_525, 627_690, 620_929, 614_240, 607_624,
  601_078, 594_604, 588_198, 581_862, 575_595, 569_394, 563_261, 557_193, 551_191, 545_254, 539_380, 533_570,
  527_823, 522_137, 516_512, 510_949, 505_445, 500_000,
] as const;

const STEPS = 64;
export const PPM = 1_000_000;

/** What is left of 1,000,000 after `age` with the given half-life (same unit): 0.5^(age/halfLife), interpolated from a table. */
export function decayPpm(age: number, halfLife: number): number {
  if (age <= 0) return PPM;
  const halvings = Math.floor(age / halfLife);
  if (halvings >= 20) return 0;
  const scaled = (age - halvings * halfLife) * STEPS;
  const step = Math.floor(scaled / halfLife);
  const from = HALVING_PPM[step] ?? PPM;
  const to = HALVING_PPM[step + 1] ?? PPM / 2;
  const between = from - Math.round(((from - to) * (scaled - step * halfLife)) / halfLife);
  return Math.round(between / 2 ** halvings);
}

/** `neutral + (value − neutral) × 0.5^(age/halfLife)`, centipoints, rounded half away from neutral (domain.md 2.6). */
export function ageTowards(neutral: number, value: number, age: number, halfLife: number): number {
  const distance = (Math.abs(value - neutral) * decayPpm(age, halfLife)) / PPM;
  const left = Math.floor(distance + 0.5);
  return value < neutral ? neutral - left : neutral + left;
}
