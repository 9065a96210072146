import { parseSiren, parseSiret, parseVat } from "#shared/credit/identity.ts";
import { looksLikeAmount } from "./csv-amounts.ts";
import { looksLikeDate } from "./csv-dates.ts";
import { foldHeader } from "./header-words.ts";
import type { TableFile } from "./table-file.ts";

/** What columns of a provider's or an insurer's list may mean. */
export const OUTSIDE_FIELDS = {
  scores: ["siren", "vat", "accountNumber", "value", "day"],
  cover: ["siren", "vat", "accountNumber", "amount", "decision", "from", "until"],
} as const;
export type OutsideList = keyof typeof OUTSIDE_FIELDS;
export type OutsideField = (typeof OUTSIDE_FIELDS)[OutsideList][number];
/** Field → name of its column. */
export type OutsideColumns = Partial<Record<OutsideField, string>>;

type Words = readonly (readonly [pattern: RegExp, points: number])[];

const HEADERS: Record<OutsideField, Words> = {
  siren: [
    [/\bsiren\b/, 10],
    [/\b(siret|company|registration|national) ?(id|number|no)?\b/, 6],
  ],
  vat: [[/\b(tva|vat)\b/, 9]],
  accountNumber: [
    [/\b(code|no|num\w*|number|ref\w*|id) (client|customer|compte|account|acheteur|buyer)\b/, 9],
    [/\b(client|customer|compte|account|buyer) (code|no|num\w*|number|ref\w*|id)\b/, 9],
    [/^(client|compte|account|your ref\w*|votre ref\w*)$/, 6],
  ],
  value: [
    [/\b(grade|note|notation|cotation|score|rating|dra|paydex|opinion)\b/, 9],
    [/\b(valeur|value)\b/, 5],
  ],
  day: [
    [/\b(date|jour|day)\b/, 8],
    [/\b(as of|au|le)\b/, 4],
  ],
  amount: [
    [/\b(montant|amount)\b.*\b(accord\w*|garanti\w*|granted|agree\w*|agrement|limit\w*|cover\w*)\b/, 11],
    [/\b(limit|limite|agrement|garantie|cover|montant|amount|encours)\b/, 8],
  ],
  decision: [[/\b(decision|statut|status|etat|state|type)\b/, 7]],
  from: [
    [/\b(effet|effective|start|debut|from|depuis|valable du|valid from)\b/, 10],
    [/\bdate\b/, 5],
  ],
  until: [[/\b(fin|end|expir\w*|until|jusqu\w*|echeance|valid to|validite)\b/, 10]],
};

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== "");
const mostly = (cells: readonly string[], test: (cell: string) => boolean): boolean =>
  filled(cells).length > 0 && filled(cells).filter(test).length > filled(cells).length * 0.7;

const isSiren = (cell: string): boolean => parseSiren(cell).ok || parseSiret(cell).ok;
const isVat = (cell: string): boolean => /^[A-Z]{2}/i.test(cell.trim()) && parseVat(cell).ok;
const FITS: Partial<Record<OutsideField, (cell: string) => boolean>> = {
  day: looksLikeDate,
  from: looksLikeDate,
  until: looksLikeDate,
  amount: (cell) => looksLikeAmount(cell) || /[a-z]{4}/i.test(cell),
};
/** Identifiers tell themselves by their check digits, whatever the header says. */
const TELLS: Partial<Record<OutsideField, (cell: string) => boolean>> = { siren: isSiren, vat: isVat };

const pointsOf = (name: string, cells: readonly string[], field: OutsideField): number => {
  const folded = foldHeader(name);
  const words = Math.max(0, ...HEADERS[field].map(([word, points]) => (word.test(folded) ? points : 0)));
  const tells = TELLS[field];
  if (tells && mostly(cells, tells)) return words + 5;
  const fits = FITS[field];
  return fits && filled(cells).length > 0 && !mostly(cells, fits) ? 0 : words;
};

const SAMPLE_ROWS = 200;

/** The likeliest column of each field, the surest first, each column once. */
export const guessColumns = ({ columns, rows }: TableFile, list: OutsideList): OutsideColumns => {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const pairs = OUTSIDE_FIELDS[list]
    .flatMap((field) =>
      columns.map((name, place) => ({
        ...{ field, name },
        points: pointsOf(
          name,
          sample.map(({ cells }) => cells[place] ?? ""),
          field,
        ),
      })),
    )
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const guessed: OutsideColumns = {};
  const used = new Set<string>();
  for (const { field, name } of pairs) {
    if (guessed[field] !== undefined || used.has(name)) continue;
    guessed[field] = name;
    used.add(name);
  }
  return guessed;
};

/** Fields without which nothing can be read; "siren" stands for any way to name a customer. */
export const missingColumns = (list: OutsideList, columns: OutsideColumns): OutsideField[] => [
  ...((columns.siren ?? columns.vat ?? columns.accountNumber) ? [] : (["siren"] as const)),
  ...(list === "scores" && columns.value === undefined ? (["value"] as const) : []),
  ...(list === "cover" && (columns.amount ?? columns.decision) === undefined ? (["amount"] as const) : []),
];

/** Cells of a row by field; empty where the field has no column. */
export const cellReader =
  ({ columns }: Pick<TableFile, "columns">, chosen: OutsideColumns) =>
  (cells: readonly string[]) =>
  (field: OutsideField): string => {
    const name = chosen[field];
    return name === undefined ? "" : (cells[columns.indexOf(name)] ?? "").trim();
  };
