import type { ControlTotals, EntryRecord } from "#shared/contract/imports.ts";

export type LedgerTotals = ControlTotals & {
  /** Debit less credit of each customer account, in cents; a Map, because any text may be an account number. */
  balances: ReadonlyMap<string, number>;
  sentBalanceCents: number;
};

/** Control totals of a file: lines, debits and credits over all of it, documents and balances over customer accounts. */
export const totalsCounter = () => {
  const balances = new Map<string, number>();
  const sales = new Map<string, number>();
  const counts = { invoices: 0, creditNotes: 0, payments: 0 };
  let sentBalanceCents = 0;
  let customers = 0;
  const whole = { lines: 0, rejected: 0, debitCents: 0, creditCents: 0 };
  return {
    /** A customer met for the first time; `balance` false where the file says nothing of balances. */
    customer: (key: string, balance = true) => {
      customers++;
      if (balance && !balances.has(key)) balances.set(key, 0);
    },
    /** What a factor took over is sent, but stands on no customer account. */
    entry: (entry: EntryRecord) => {
      sentBalanceCents += entry.amountCents;
      if (entry.subledger !== "factor")
        balances.set(entry.key, (balances.get(entry.key) ?? 0) + entry.amountCents);
      if (entry.kind === "invoice") counts.invoices++;
      if (entry.kind === "credit_note") counts.creditNotes++;
      if (entry.kind === "payment") counts.payments++;
    },
    /** A line on a revenue account: what it adds to the sales of its month. */
    sale: (month: string, amountCents: number) => {
      sales.set(month, (sales.get(month) ?? 0) + amountCents);
    },
    set: (values: Partial<typeof whole>) => Object.assign(whole, values),
    totals: (): LedgerTotals => ({
      lines: whole.lines,
      rejected: whole.rejected,
      customers,
      ...counts,
      debitCents: whole.debitCents,
      creditCents: whole.creditCents,
      ...(sales.size > 0 && {
        sales: [...sales].sort().map(([month, amountCents]) => ({ month, amountCents })),
      }),
      balances,
      sentBalanceCents,
    }),
  };
};
export type TotalsCounter = ReturnType<typeof totalsCounter>;
