/** Where each column of the ledger stands; -1 where it is not there. */
export type FecColumns = {
  journalCode: number;
  journalName: number;
  voucher: number;
  date: number;
  account: number;
  accountName: number;
  customer: number;
  customerName: number;
  reference: number;
  documentDate: number;
  label: number;
  debit: number;
  credit: number;
  amount: number;
  side: number;
  letter: number;
  validDate: number;
  foreignAmount: number;
  currency: number;
  dueDate: number;
  /** Named columns; trailing empty header cells do not count. */
  count: number;
  /** Cells a line must have: up to the amounts. Editors strip the empty ones at the end. */
  need: number;
  /** Cells of the header line, trailing empty ones included. */
  width: number;
};
export const FEC_SEPARATORS = ["\t", "|", ";", ","] as const;
export type Separator = (typeof FEC_SEPARATORS)[number];

const STANDARD = [
  "journalcode",
  "journallib",
  "ecriturenum",
  "ecrituredate",
  "comptenum",
  "comptelib",
  "compauxnum",
  "compauxlib",
  "pieceref",
  "piecedate",
  "ecriturelib",
  "debit",
  "credit",
  "ecriturelet",
  "datelet",
  "validdate",
  "montantdevise",
  "idevise",
];
const dueWords = /echeance|duedate|^date?ech$|^ech$/;

const fold = (cell: string) =>
  cell
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

const columnsOf = (names: string[]): FecColumns => {
  const at = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name));
  const debit = at("debit");
  const credit = at("credit");
  const amount = debit >= 0 && credit >= 0 ? -1 : at("montant");
  const side = amount >= 0 ? at("sens") : -1;
  return {
    journalCode: at("journalcode", "codejournal"),
    journalName: at("journallib", "journallibelle"),
    voucher: at("ecriturenum", "numecriture"),
    date: at("ecrituredate", "dateecriture"),
    account: at("comptenum", "numcompte"),
    accountName: at("comptelib", "libcompte"),
    customer: at("compauxnum", "compteauxnum"),
    customerName: at("compauxlib", "compteauxlib"),
    reference: at("pieceref"),
    documentDate: at("piecedate"),
    label: at("ecriturelib", "ecriturelibelle"),
    debit,
    credit,
    amount,
    side,
    need:
      Math.max(
        debit,
        credit,
        amount,
        side,
        at("ecrituredate", "dateecriture"),
        at("comptenum", "numcompte"),
      ) + 1,
    letter: at("ecriturelet"),
    validDate: at("validdate"),
    foreignAmount: at("montantdevise"),
    currency: at("idevise"),
    dueDate: names.findIndex((name, index) => index >= 16 && dueWords.test(name)),
    count: names.findLastIndex((name) => name !== "") + 1,
    width: names.length,
  };
};

const complete = (columns: FecColumns) =>
  columns.journalCode >= 0 &&
  columns.voucher >= 0 &&
  columns.date >= 0 &&
  columns.account >= 0 &&
  ((columns.debit >= 0 && columns.credit >= 0) || (columns.amount >= 0 && columns.side >= 0));

/** A ledger whose header line was left out: 18 cells in the order of the law, dates and amounts where they belong. */
const headless = (cells: string[]): FecColumns | null => {
  const cell = (index: number) => (cells[index] ?? "").trim();
  return cells.length >= 18 &&
    /^\d{8}$/.test(cell(3)) &&
    /^\d{3}/.test(cell(4)) &&
    /^-?[\d ]+([.,]\d+)?$/.test(cell(11)) &&
    /^-?[\d ]+([.,]\d+)?$/.test(cell(12))
    ? columnsOf(STANDARD)
    : null;
};

export type FecHeader = { separator: Separator; columns: FecColumns; names: string[]; headless: boolean };

/**
 * Reads the header of a FEC in any of its separators (LPF A47 A-1; domain 4.1): Debit/Credit or Montant/Sens, columns in
 * any order and letter case, quoted or padded, extra columns and trailing separators. null: this is no FEC.
 */
export const readFecHeader = (line: string): FecHeader | null => {
  for (const separator of FEC_SEPARATORS) {
    const cells = line.split(separator);
    if (cells.length < 10) continue;
    const columns = columnsOf(cells.map(fold));
    if (complete(columns))
      return { separator, columns, names: cells.map((cell) => cell.trim()), headless: false };
    const guessed = headless(cells);
    if (guessed) return { separator, columns: guessed, names: [...STANDARD], headless: true };
  }
  return null;
};
