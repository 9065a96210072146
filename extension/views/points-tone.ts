/** Colour that repeats the sign of points. */
export const pointsTone = (centipoints: number): "points-up" | "points-down" | "muted" =>
  centipoints > 0 ? "points-up" : centipoints < 0 ? "points-down" : "muted";
