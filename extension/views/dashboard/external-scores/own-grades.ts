import { failed, ok, type Result } from "#shared/result.ts";

/** "AA = 95" a line, points of 100; no points: the provider knows nothing. The failure is the number of the line that cannot be read. */
export const readGrades = (typed: string): Result<Record<string, number | null>, number> => {
  const grades: Record<string, number | null> = {};
  const lines = typed.split("\n");
  for (const [place, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const read = /^\s*(\S[^=]{0,19}?)\s*=\s*(\d{1,3}(?:[.,]\d{1,2})?)?\s*$/.exec(line);
    const grade = read?.[1]?.toUpperCase();
    const points = read?.[2];
    const [whole = "", part = ""] = (points ?? "").split(/[.,]/);
    const centipoints = points === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, "0"));
    if (grade === undefined || Object.hasOwn(grades, grade) || (centipoints ?? 0) > 10_000)
      return failed(place + 1);
    grades[grade] = centipoints;
  }
  return ok(grades);
};

export const gradesText = (grades: Readonly<Record<string, number | null>>): string =>
  Object.entries(grades)
    .map(([grade, centipoints]) =>
      `${grade} = ${centipoints === null ? "" : String(centipoints / 100)}`.trimEnd(),
    )
    .join("\n");
