import { parseIsoDate } from "#shared/credit/calendar.ts";

const KEPT = 5_000;
const known = new Map<string, string | null>();

const parts = (text: string): string | null => {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return `${compact[1]}-${compact[2]}-${compact[3]}`;
  const iso = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[T ].*)?$/.exec(text);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const french = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (french) return `${french[3]}-${french[2]?.padStart(2, "0")}-${french[1]?.padStart(2, "0")}`;
  return null;
};

/**
 * ISO date of a ledger cell: AAAAMMJJ as the law writes it, ISO or JJ/MM/AAAA as some packages do. null when there is no
 * such day. A ledger has few dates on many lines: they are remembered.
 */
export const readLedgerDate = (text: string): string | null => {
  const seen = known.get(text);
  if (seen !== undefined) return seen;
  const iso = parts(text);
  const date = iso !== null && parseIsoDate(iso).ok ? iso : null;
  if (known.size >= KEPT) known.clear();
  known.set(text, date);
  return date;
};
