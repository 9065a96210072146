/** Longer words are compared by their beginning: the two halves of a comparison are kept as bits of an integer. */
const COMPARED_UNITS = 31;

/** Jaro-Winkler of two words, 0 to 1 (Winkler 1990: prefix of four, weight 0.1), of their first 31 letters. */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1;
  const length = Math.min(one.length, COMPARED_UNITS);
  const otherLength = Math.min(other.length, COMPARED_UNITS);
  const reach = Math.max(0, (Math.max(length, otherLength) >> 1) - 1);
  let matched = 0;
  let taken = 0;
  let common = 0;
  for (let index = 0; index < length; index += 1) {
    const unit = one.charCodeAt(index);
    const last = Math.min(otherLength - 1, index + reach);
    for (let at = Math.max(0, index - reach); at <= last; at += 1) {
      if ((taken & (1 << at)) === 0 && unit === other.charCodeAt(at)) {
        taken |= 1 << at;
        matched |= 1 << index;
        common += 1;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let swapped = 0;
  let at = 0;
  for (let index = 0; index < length; index += 1) {
    if ((matched & (1 << index)) === 0) continue;
    while ((taken & (1 << at)) === 0) at += 1;
    if (one.charCodeAt(index) !== other.charCodeAt(at)) swapped += 1;
    at += 1;
  }
  const jaro = (common / length + common / otherLength + (common - swapped / 2) / common) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < length && one.charCodeAt(prefix) === other.charCodeAt(prefix)) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};
