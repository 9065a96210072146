import { textOf } from "../read-text.ts";
import type { SightingRule } from "./site-rules.ts";

/** Headings of the columns of the tables met while one page is read: a function from row and cell to heading. */
export const columnHeadings = ({ columns }: SightingRule) => {
  const known = new Map<Element, Element[]>();
  return (row: Element, inside: Element): string => {
    const table = columns && row.closest(columns.table);
    if (!columns || !table) return "";
    const headings = known.get(table) ?? [...table.querySelectorAll(columns.heading)];
    known.set(table, headings);
    let cell: Element | null = inside;
    while (cell && cell.parentElement !== row) cell = cell.parentElement;
    const number = cell?.getAttribute("aria-colindex");
    const heading = number
      ? headings.find((each) => each.getAttribute("aria-colindex") === number)
      : // By place only where no column is missing.
        cell && headings.length === row.children.length
        ? headings[[...row.children].indexOf(cell)]
        : null;
    return textOf(heading);
  };
};
