import type { ChecklistRules, FromCents } from "./checklist.ts";

const ALWAYS: FromCents = { A: 0, B: 0, C: 0, D: 0, E: 0, NR: 0 };
const NEVER: FromCents = { A: null, B: null, C: null, D: null, E: null, NR: null };
/** Above the opening limit of POLICY 2 (1 500 €) something has to carry the amount. */
const ABOVE_OPENING: FromCents = { A: 300_000, B: 300_000, C: 150_001, D: 0, E: 0, NR: 150_001 };
const MIDDLE: FromCents = { A: 2_000_000, B: 1_000_000, C: 500_000, D: 150_001, E: 0, NR: 500_000 };
/** What costs a fee, or the customer's patience. */
const LARGE: FromCents = { A: 5_000_000, B: 2_000_000, C: 1_000_000, D: 500_000, E: 0, NR: 1_000_000 };

/**
 * What is needed before an account is opened and before a first order goes out: an organization's own table replaces it.
 * Ages: a register and a VAT number are looked up once a year; accounts are of the last closing, filed within seven months
 * (C. com. L232-21 ff.), hence 19; an insurer's limit is asked for again after a year (peers.md 4.7); who signs and who is
 * called is true for a year. What was signed stays signed.
 *
 * Weights: who it is comes before what was agreed, and that before what carries the amount. Before a first order the person is
 * called on a known number before anything leaves (domain.md 2.9: changed address and urgent first order).
 */
export const DEFAULT_CHECKLIST_RULES: ChecklistRules = {
  open_account: {
    identity: { fromCents: ALWAYS, freshMonths: 12, weight: 100 },
    vat: { fromCents: ALWAYS, freshMonths: 12, weight: 90 },
    terms_signed: { fromCents: ALWAYS, freshMonths: null, weight: 80 },
    contact_verified: { fromCents: ABOVE_OPENING, freshMonths: 12, weight: 70 },
    accounts: { fromCents: MIDDLE, freshMonths: 19, weight: 60 },
    retention_of_title: { fromCents: ABOVE_OPENING, freshMonths: null, weight: 50 },
    insurer: { fromCents: LARGE, freshMonths: 12, weight: 40 },
    references: { fromCents: MIDDLE, freshMonths: 12, weight: 30 },
    bank_details: { fromCents: ABOVE_OPENING, freshMonths: 12, weight: 20 },
  },
  first_order: {
    identity: { fromCents: ALWAYS, freshMonths: 12, weight: 100 },
    contact_verified: { fromCents: ALWAYS, freshMonths: 3, weight: 90 },
    terms_signed: { fromCents: ALWAYS, freshMonths: null, weight: 80 },
    vat: { fromCents: ALWAYS, freshMonths: 12, weight: 70 },
    retention_of_title: { fromCents: ABOVE_OPENING, freshMonths: null, weight: 60 },
    insurer: { fromCents: LARGE, freshMonths: 12, weight: 50 },
    accounts: { fromCents: LARGE, freshMonths: 19, weight: 40 },
    bank_details: { fromCents: ABOVE_OPENING, freshMonths: 12, weight: 20 },
    references: { fromCents: NEVER, freshMonths: 12, weight: 10 },
  },
};
