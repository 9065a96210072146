/** A score of 0 to 100 as people read it; null while there is none. */
export const wholePoints = (centipoints: number | null): number | null =>
  centipoints === null ? null : Math.round(centipoints / 100);
