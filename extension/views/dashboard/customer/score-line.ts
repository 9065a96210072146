type Assessed = { asOf: string; scorePoints: number | null };
type Box = { width: number; height: number };

/** Where the score stood over time, as coordinates of a drawing; days without a score break the line. */
export type ScoreLine = {
  /** One `points` text for each unbroken stretch. */
  strokes: string[];
  dots: { x: number; y: number; asOf: string; scorePoints: number }[];
};

const day = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;
const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Height of a score in a box whose top is 100 points and whose bottom is 0. */
export const scoreHeight = (points: number, height: number): number =>
  tenth(height - (points / 100) * height);

/** Draws the history in time order, whatever the order it came in. One single day stands at the right end. */
export const scoreLine = (history: Assessed[], { width, height }: Box): ScoreLine => {
  const days = history.map(({ asOf }) => day(asOf));
  const first = Math.min(...days);
  const span = Math.max(...days) - first;
  const sorted = history.toSorted((one, other) => day(one.asOf) - day(other.asOf));
  const strokes: string[][] = [[]];
  const dots: ScoreLine["dots"] = [];
  for (const { asOf, scorePoints } of sorted) {
    if (scorePoints === null) {
      strokes.push([]);
      continue;
    }
    const x = span === 0 ? width : tenth(((day(asOf) - first) / span) * width);
    const y = scoreHeight(scorePoints, height);
    dots.push({ x, y, asOf, scorePoints });
    strokes.at(-1)?.push(`${x},${y}`);
  }
  return { strokes: strokes.filter((points) => points.length > 1).map((points) => points.join(" ")), dots };
};
