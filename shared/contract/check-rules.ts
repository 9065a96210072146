import * as z from "zod";
import { Cents } from "./common.ts";
import { ExchangeRate } from "./exchange-rates.ts";
import { PolicyData } from "./policy.ts";

/**
 * What a copy needs beside its rows to check orders by itself. `policy` is the part that the check reads (`CheckPolicy`), null for members who see the class alone: they ask
 * the server, on a click. A `schemaVersion` that a client does not know is one it must not evaluate (DESIGN 16).
 */
export const CheckRules = z.object({
  policyVersion: z.int(),
  schemaVersion: z.int(),
  policy: PolicyData.nullable(),
  /** What other currencies are worth; older than 30 days they convert nothing. */
  rates: z.array(ExchangeRate),
  /** VAT that is assumed where a customer's own is not known: 2000 is 20 %; null: not known where the organization sells. */
  vatBasisPoints: z.int().nullable(),
  /** What all customers together owe; null for members who do not see all of them with their figures. */
  receivablesCents: Cents.nullable(),
});
export type CheckRules = z.infer<typeof CheckRules>;

/** GET /v1/check-rules?known=: `rules` null when `tag` is the one already known. */
export const CheckRulesQuery = z.object({ known: z.string().max(80).optional() });
export const CheckRulesReply = z.object({
  /** Revision of the organization at which they were read. */
  revision: z.int(),
  tag: z.string(),
  rules: CheckRules.nullable(),
});
export type CheckRulesReply = z.infer<typeof CheckRulesReply>;
