import { legalVatRate } from "#shared/amounts/legal-vat.ts";

/** What a line of a voucher is in the sum of a sale: what is owed or paid at once, revenue, VAT on it. */
export type SalePart = "owed" | "net" | "vat";

/** 4458 holds the VAT of sales that is due once they are paid. */
const SALE_PARTS: readonly (readonly [prefix: string, part: SalePart])[] = [
  ["411", "owed"],
  ["51", "owed"],
  ["53", "owed"],
  ["4457", "vat"],
  ["4458", "vat"],
  ["70", "net"],
];

export const salePartOf = (account: string): SalePart | null =>
  SALE_PARTS.find(([prefix]) => account.startsWith(prefix))?.[1] ?? null;

/** Debits less credits in cents by part; `vatAccount`: the one account of VAT, null for none yet, false for several. */
export type SaleSums = { owed: number; net: number; vat: number; vatAccount: string | null | false };

export const noSale = (): SaleSums => ({ owed: 0, net: 0, vat: 0, vatAccount: null });

export const addToSale = (sums: SaleSums, part: SalePart | null, account: string, cents: number): void => {
  if (part === null || cents === 0) return;
  sums[part] += cents;
  if (part === "vat")
    sums.vatAccount = sums.vatAccount === null || sums.vatAccount === account ? account : false;
};

export const mergeSales = (a: SaleSums, b: SaleSums): SaleSums => ({
  owed: a.owed + b.owed,
  net: a.net + b.net,
  vat: a.vat + b.vat,
  vatAccount:
    a.vatAccount === null || a.vatAccount === b.vatAccount
      ? b.vatAccount
      : b.vatAccount === null
        ? a.vatAccount
        : false,
});

/**
 * Rate of VAT in basis points that the sale or credit note of a voucher was billed at. null where the voucher holds more than
 * revenue, its VAT and what is owed for both (a deposit set off, a discount), or several rates: it is not guessed.
 */
export const vatRateOf = ({ owed, net, vat, vatAccount }: SaleSums): number | null =>
  vatAccount === false || owed + net + vat !== 0 ? null : legalVatRate(net, vat);
