import { Refusal } from "./fail.ts";
import { csvTable, readText } from "./read-csv.ts";

const NEEDED = ["nature", "complement_contains"] as const;

const separatorOf = (header: string): string =>
  [",", ";", "\t"].reduce((best, each) =>
    header.split(each).length > header.split(best).length ? each : best,
  );

/** Wordings of a CSV with the columns `nature` and `complement_contains`, in any case and order; a row without either stays. */
export function readWordings(path: string): { nature: string; complement: string }[] {
  const { file, text } = readText(path);
  const content = text.trimStart();
  const table = csvTable(file, content, {
    delimiter: separatorOf(content.split(/\r?\n/, 1)[0] ?? ""),
    isRow: (cells) => cells.length > 1 || cells.some((cell) => cell.trim() !== ""),
  });
  const columns = table.columns.map((name) => name.toLowerCase());
  const [nature, complement] = NEEDED.map((column) => {
    const place = columns.indexOf(column);
    if (place === -1)
      throw new Refusal(`${file} has no column "${column}". It has: ${table.columns.join(", ")}.`);
    return place;
  });
  return table.rows.map(({ cells }) => ({
    nature: (cells[nature ?? 0] ?? "").trim(),
    complement: (cells[complement ?? 0] ?? "").trim(),
  }));
}
