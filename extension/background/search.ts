import type { BadgeRow } from "#shared/contract/sync.ts";
import { findCandidates } from "#shared/matching/find-candidates.ts";
import { keysOfSighted } from "#shared/matching/keys.ts";
import { searchNames } from "#shared/matching/search-names.ts";
import type { Account } from "./account.ts";
import { allRows, readRows } from "./copy.ts";
import { indexOf } from "./local-index.ts";

const SHOWN = 20;
const NOWHERE = { site: "", origin: "", tenant: "" };
const NOBODY = { siren: null };

const byAccountNumber = async (account: Account, text: string): Promise<BadgeRow[]> => {
  const asked = text.trim().toUpperCase();
  const rows = await allRows(account.copy);
  return rows
    .filter(({ accountNumbers }) => accountNumbers.some((number) => number.toUpperCase().startsWith(asked)))
    .slice(0, SHOWN);
};

/** Customers by words of the name, SIREN, SIRET, VAT or account number, in the local copy; at most twenty. */
export const searchCustomers = async (account: Account, text: string): Promise<BadgeRow[]> => {
  const layers = await indexOf(account);
  if (layers === null || text.trim() === "") return [];
  const numbers = { key: "", siren: text, siret: text, vat: text };
  const byNumber = findCandidates(layers, keysOfSighted(numbers, NOWHERE, NOBODY));
  const ids = byNumber.length > 0 ? byNumber : searchNames(layers, text, SHOWN);
  const rows = (await readRows(account.copy, ids)).filter((row) => row !== undefined);
  return rows.length === 0 && /\d/.test(text) ? byAccountNumber(account, text) : rows;
};
