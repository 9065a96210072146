/** 1/(1 + e^−x), from arithmetic alone: e^−|x| as a power of two times a short series. */
export function sigmoid(x: number): number {
  const size = Math.min(30, Math.abs(x));
  const halvings = Math.floor(size / Math.LN2);
  const rest = size - halvings * Math.LN2;
  let series = 1;
  for (let term = 13; term > 0; term--) series = 1 - (rest / term) * series;
  let small = series;
  for (let halving = 0; halving < halvings; halving++) small /= 2;
  return x < 0 ? small / (1 + small) : 1 / (1 + small);
}
