import type { Matchable, Sighted } from "#shared/matching/sighting.ts";
import { Refusal } from "./fail.ts";
import { csvTable, readText } from "./read-csv.ts";

type Row = { row: number; cells: Record<string, string> };

const SEPARATORS = [",", ";", "\t", "|"];

const separatorOf = (header: string): string => {
  const count = (separator: string): number => header.split(separator).length;
  return SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
};

/** Rows of a CSV by the names of its columns (in any case); a file of one column may have separators in its text. */
function readRows(path: string, needed: readonly string[]): { file: string; rows: Row[] } {
  const { file, text } = readText(path);
  const content = text.trimStart();
  const delimiter = separatorOf(content.split(/\r?\n/, 1)[0] ?? "");
  const table = csvTable(file, content, {
    delimiter,
    isRow: (cells) => cells.length > 1 || cells.some((cell) => cell.trim() !== ""),
  });
  const columns = table.columns.map((name) => name.toLowerCase());
  for (const column of needed) {
    if (!columns.includes(column))
      throw new Refusal(`${file} has no column "${column}". It has: ${table.columns.join(", ")}.`);
  }
  const cellsOf = (cells: string[]): string[] => (columns.length === 1 ? [cells.join(delimiter)] : cells);
  const rows = table.rows.map(({ row, cells }) => ({
    row,
    cells: Object.fromEntries(columns.map((column, at) => [column, (cellsOf(cells)[at] ?? "").trim()])),
  }));
  return { file, rows };
}

const digitsOf = (text: string): string => text.replace(/[\s\u00a0\u202f.-]/g, "");

/** A SIRET where a SIREN is expected, a French VAT number without its country, an address instead of its host. */
const numbersOf = (cells: Record<string, string>): Omit<Sighted, "key" | "name"> => {
  const number = cells.siren ?? "";
  const siret = cells.siret || (digitsOf(number).length === 14 ? number : "");
  const vat = /^\d{11}$/.test(digitsOf(cells.vat ?? ""))
    ? `FR${digitsOf(cells.vat ?? "")}`
    : (cells.vat ?? "");
  const domain = (cells.domain ?? "")
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/^.*@/, "")
    .replace(/[/?#:].*$/, "");
  return {
    ...(number === "" || siret === number ? {} : { siren: number }),
    ...(siret === "" ? {} : { siret }),
    ...(vat === "" ? {} : { vat }),
    ...(domain === "" ? {} : { domain }),
  };
};

/** The matcher's ids are UUIDs: row numbers are written as such. */
export const uuidOf = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

export type Customers = {
  /** Each with a UUID of its own. */
  rows: Map<string, Matchable>;
  /** Id of the file by that UUID. */
  ids: Map<string, string>;
  notes: string[];
};

/** Customers of a CSV `id,name[,siren,siret,vat,domain]`: rows of one id are spellings of one customer. */
export function readCustomers(path: string): Customers {
  const { file, rows } = readRows(path, ["id", "name"]);
  const known = new Map<string, Matchable>();
  let otherSirens = 0;
  for (const { row, cells } of rows) {
    const { id = "", name = "" } = cells;
    if (Object.values(cells).every((cell) => cell === "")) continue;
    if (id === "") throw new Refusal(`${file}, row ${row}: no id.`);
    const { siren, siret, vat, domain } = numbersOf(cells);
    const customer = known.get(id) ?? {
      customerId: uuidOf(known.size + 1),
      names: [],
      siren: null,
      sirets: [],
      vats: [],
      domains: [],
      links: [],
    };
    known.set(id, customer);
    if (name !== "" && !customer.names.includes(name)) customer.names.push(name);
    if (siren !== undefined) {
      if (customer.siren !== null && digitsOf(customer.siren) !== digitsOf(siren)) otherSirens += 1;
      customer.siren ??= siren;
    }
    if (siret !== undefined) customer.sirets.push(siret);
    if (vat !== undefined) customer.vats.push(vat);
    if (domain !== undefined) customer.domains.push(domain);
  }
  const notes =
    otherSirens === 0
      ? []
      : [`${file}: ${otherSirens} rows tell another SIREN for an id than the first one; the first counts.`];
  return {
    rows: new Map([...known.values()].map((customer) => [customer.customerId, customer])),
    ids: new Map([...known].map(([id, { customerId }]) => [customerId, id])),
    notes,
  };
}

/** What a page would say, from a CSV `name[,siren,siret,vat,domain]`. */
export const readNames = (path: string): Sighted[] =>
  readRows(path, ["name"]).rows.map(({ row, cells }) => ({
    key: String(row),
    name: cells.name ?? "",
    ...numbersOf(cells),
  }));
