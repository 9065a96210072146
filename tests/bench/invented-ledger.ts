import type { CustomerRecord, EntryRecord } from "#shared/contract/imports.ts";

/** Random numbers that are the same in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 0x1_0000_0000) * below);
  };
}

const DAY_MS = 86_400_000;
const isoDay = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const inventedCustomer = (place: number): CustomerRecord => ({
  key: `C${String(place).padStart(6, "0")}`,
  name: `Société Inventée ${place}`,
});

/**
 * Lines of a ledger on customer accounts as its reader sends them: an invoice, then most of the time its lettered payment.
 * Days run over two years up to `lastDay`; customers come in no order.
 */
export function inventedEntries(
  count: number,
  from: { firstLine: number; customers: number; lastDay: number; random: (below: number) => number },
): EntryRecord[] {
  const { customers, lastDay, random } = from;
  const entries: EntryRecord[] = [];
  for (let line = from.firstLine; entries.length < count; line += 3) {
    const day = lastDay - random(730);
    const key = inventedCustomer(random(customers)).key;
    const amountCents = 5_000 + random(900_000);
    const paidOn = day + 20 + random(50);
    const letter = paidOn <= lastDay && random(10) > 0 ? `L${line.toString(36).toUpperCase()}` : null;
    const common = { key, subledger: "receivable", dueDate: null, settles: null, foreign: null } as const;
    entries.push({
      ...common,
      line,
      kind: "invoice",
      date: isoDay(day),
      documentDate: isoDay(day),
      reference: `FA-${200_000 + line}`,
      label: `Facture ${200_000 + line} ${key}`,
      amountCents,
      letter,
      voucher: `VE ${line} 1`,
    });
    if (letter === null) continue;
    entries.push({
      ...common,
      line: line + 1,
      kind: "payment",
      date: isoDay(paidOn),
      documentDate: isoDay(paidOn),
      reference: `VIR${line}`,
      label: `Virement facture ${200_000 + line}`,
      amountCents: -amountCents,
      letter,
      voucher: `BQ ${line + 1} 1`,
    });
  }
  return entries.slice(0, count);
}
