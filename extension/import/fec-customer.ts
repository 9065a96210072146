import { cleanText, ownCopy } from "./clean-text.ts";
import type { FecLine } from "./fec-line.ts";

const KEY_CHARS = 120;

/** Customer of a line: its auxiliary account, else the full account (domain 4.1, derivation 1). */
export const customerKeyOf = (line: FecLine): string =>
  cleanText(line.customer === "" ? line.account : line.customer, KEY_CHARS);

/** True when the key would be cut, and two customers could become one. */
export const keyTooLong = (line: FecLine): boolean =>
  (line.customer === "" ? line.account : line.customer).length > KEY_CHARS;

export type LedgerCustomer = { key: string; name: string; otherNames: string[] };

const MAX_NAMES = 20;

const nameOf = (line: FecLine): string =>
  line.customerName !== "" ? line.customerName : line.customer === "" ? line.accountName : "";

/**
 * Collects customers with the names a ledger gives them; a Map, because `__proto__` is an account number like another.
 * The first name stays; other spellings are kept beside it.
 */
export const customerCollector = () => {
  const customers = new Map<string, LedgerCustomer>();
  return {
    customers,
    /** Adds what a line says of its customer; answers with the customer. */
    meet: (key: string, line: FecLine): LedgerCustomer => {
      let customer = customers.get(key);
      if (!customer) {
        const own = ownCopy(key);
        customer = { key: own, name: "", otherNames: [] };
        customers.set(own, customer);
      }
      const raw = nameOf(line);
      if (raw === customer.name || raw === "") return customer;
      const name = cleanText(raw, 300);
      if (customer.name === "") customer.name = ownCopy(name);
      else if (
        name !== customer.name &&
        customer.otherNames.length < MAX_NAMES &&
        !customer.otherNames.includes(name)
      )
        customer.otherNames.push(ownCopy(name));
      return customer;
    },
  };
};
