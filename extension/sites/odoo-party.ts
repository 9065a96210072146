import { compact, isVat } from "./identifiers.ts";
import { companyOfPerson } from "./person-of-company.ts";

export type Party = { name: string; vat?: string; isPerson: boolean };

/**
 * What a partner field says: the first line is the name ("Name – VAT" in an open field, "Company, Person" for a contact),
 * further lines are address and VAT number.
 */
export const partyOf = (lines: string[]): Party | null => {
  const [first, ...rest] = lines;
  if (!first) return null;
  const tail = /^(.+?)\s+[–—‑-]\s+([A-Z]{2}[0-9A-Z .]{6,18})$/.exec(first);
  const inName = tail?.[2] && isVat(compact(tail[2])) ? tail : null;
  const whole = inName?.[1] ?? first;
  const company = companyOfPerson(whole);
  const vat = inName?.[2] ?? rest.map(vatIn).find(Boolean);
  return { name: company ?? whole, isPerson: company !== null, ...(vat ? { vat } : {}) };
};

const vatIn = (line: string): string | undefined =>
  /\b[A-Z]{2} ?[0-9A-Z][0-9A-Z .]{5,18}/
    .exec(line)?.[0]
    .trim()
    .split(/\s(?=[A-Z][a-z])/)
    .find((part) => isVat(compact(part)));
