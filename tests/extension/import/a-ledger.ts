import type { Batch } from "#extension/import/batch.ts";
import type { LedgerSource } from "#extension/import/ledger-source.ts";
import { type LedgerReader, type OpenOptions, openLedger } from "#extension/import/open-ledger.ts";
import type { ReadError } from "#extension/import/read-error.ts";
import type { EntryRecord } from "#shared/contract/imports.ts";

export const FEC_COLUMNS = [
  "JournalCode",
  "JournalLib",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "CompAuxNum",
  "CompAuxLib",
  "PieceRef",
  "PieceDate",
  "EcritureLib",
  "Debit",
  "Credit",
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
];

export type LineFacts = {
  journal?: string;
  journalName?: string;
  voucher?: string;
  date?: string;
  account: string;
  customer?: string;
  name?: string;
  ref?: string;
  label?: string;
  debit?: string;
  credit?: string;
  letter?: string;
};

/** The 18 cells of one ledger line. */
export const cellsOf = (facts: LineFacts): string[] => [
  facts.journal ?? "VE",
  facts.journalName ?? "Ventes",
  facts.voucher ?? "1",
  facts.date ?? "20260115",
  facts.account,
  "Compte",
  facts.customer ?? "",
  facts.name ?? "",
  facts.ref ?? "FA001",
  facts.date ?? "20260115",
  facts.label ?? "Facture",
  facts.debit ?? "0,00",
  facts.credit ?? "0,00",
  facts.letter ?? "",
  "",
  "20260131",
  "",
  "",
];

export const rowsText = (rows: string[][], separator = "\t", ending = "\r\n"): string =>
  rows.map((cells) => cells.join(separator) + ending).join("");

/** A ledger of these lines, header first. */
export const fecText = (lines: LineFacts[], separator = "\t", ending = "\r\n"): string =>
  rowsText([FEC_COLUMNS, ...lines.map(cellsOf)], separator, ending);

/** One invoice of 120,00 to C001, in one voucher. */
export const oneInvoice: LineFacts[] = [
  { account: "411000", customer: "C001", name: "Menuiserie Kerbrat SAS", debit: "120,00" },
  { account: "707000", credit: "100,00" },
  { account: "445710", credit: "20,00" },
];

export const sourceOf = (
  content: string | Uint8Array,
  name = "732829320FEC20261231.txt",
  piece = 65_536,
): LedgerSource => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    stream: () => {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.slice(at, at + piece));
          at += piece;
        },
      });
    },
  };
};

export type ReadLedger = {
  reader: LedgerReader;
  batches: Batch[];
  entries: EntryRecord[];
  totals: ReturnType<LedgerReader["totals"]>;
};

/** Reads a source to its end; the error when it is refused at any point. */
export const readWhole = async (
  source: LedgerSource,
  options?: OpenOptions,
): Promise<{ error: ReadError; read: null } | { error: null; read: ReadLedger }> => {
  const opened = await openLedger(source, options);
  if (!opened.ok) return { error: opened.error, read: null };
  const batches: Batch[] = [];
  for await (const batch of opened.value.batches()) {
    if (!batch.ok) return { error: batch.error, read: null };
    batches.push(batch.value);
  }
  return {
    error: null,
    read: {
      reader: opened.value,
      batches,
      entries: batches.flatMap(({ entries }) => entries),
      totals: opened.value.totals(),
    },
  };
};

/** The same, for files that must be readable. */
export const mustRead = async (source: LedgerSource, options?: OpenOptions): Promise<ReadLedger> => {
  const { error, read } = await readWhole(source, options);
  if (read === null) throw new Error(`refused: ${JSON.stringify(error)}`);
  return read;
};

export const windows1252 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text[at] === "€" ? 0x80 : text.charCodeAt(at);
  return bytes;
};

export const together = (...parts: Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
