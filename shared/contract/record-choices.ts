import * as z from "zod";
import { Cursor, ReasonText, Uuid } from "./common.ts";
import { LinkChange } from "./customers.ts";
import { CustomerLink } from "./sync.ts";

export { NAME_RECORD } from "./roles.ts";

const PageNumber = z.string().trim().max(60).nullable();

/**
 * A record as the page shows it while the member speaks: facts alone. The server checks the numbers against the customer's; an
 * identifier that agrees makes the choice everybody's (POLICY 6).
 */
export const SeenRecord = z.object({
  link: LinkChange,
  name: z.string().trim().max(300).nullable(),
  siren: PageNumber,
  siret: PageNumber,
  vat: PageNumber,
});
export type SeenRecord = z.infer<typeof SeenRecord>;

export const ChoiceState = z.enum(["chosen", "rejected"]);
export type ChoiceState = z.infer<typeof ChoiceState>;

/**
 * POST /v1/customers/{id}/choices (any member who sees the customer): this record is the customer. `unconfirmed`: it counts for
 * the caller alone. `confirmed`: for everyone, since an identifier agrees, it was so already, or the caller is a credit analyst.
 * POST /v1/customers/{id}/rejections: it is not. A credit analyst's word holds for everyone and takes a confirmed link back.
 * DELETE /v1/customers/{id}/choices (record as query): whatever the caller said of both; saying nothing is no error.
 */
export const ChoiceReply = z.object({
  id: Uuid,
  state: z.enum(["unconfirmed", "confirmed", "rejected", "undone"]),
  /** It holds for everyone. */
  everyone: z.boolean(),
});
export type ChoiceReply = z.infer<typeof ChoiceReply>;

/** One choice as the copy keeps it. `numbers`: what the page showed then, to know it again. */
export const OwnChoice = z.object({
  link: CustomerLink,
  customerId: Uuid,
  state: ChoiceState,
  name: z.string().nullable(),
  numbers: z.array(z.string()),
  everyone: z.boolean(),
});
export type OwnChoice = z.infer<typeof OwnChoice>;

/** GET /v1/choices/own?known=: what counts for the caller; null when it is still that of the tag that is known. */
export const OwnChoicesQuery = z.object({ known: z.string().max(80).optional() });
export const OwnChoices = z.object({ tag: z.string(), choices: z.array(OwnChoice).nullable() });
export type OwnChoices = z.infer<typeof OwnChoices>;

const NamedCustomer = z.object({ id: Uuid, name: z.string(), siren: z.string().nullable() });

/** A member's word that waits for a credit analyst. */
export const OpenChoice = z.object({
  id: Uuid,
  state: ChoiceState,
  link: CustomerLink,
  seenName: z.string().nullable(),
  customer: NamedCustomer,
  /** Who the record is for everyone as yet. */
  linked: NamedCustomer.nullable(),
  /** What the page's numbers say of this customer; `silent`: it showed none, or the customer has none. */
  numbers: z.enum(["agree", "contradict", "silent"]),
  by: z.string(),
  since: z.string(),
});
export type OpenChoice = z.infer<typeof OpenChoice>;

/** GET /v1/choices?customer=&cursor= (analyst), the oldest first. */
export const OpenChoiceQuery = z.object({ customer: Uuid.optional(), cursor: Cursor.optional() });
export const OpenChoicePage = z.object({ choices: z.array(OpenChoice), next: Cursor.nullable() });
export type OpenChoicePage = z.infer<typeof OpenChoicePage>;

/** POST /v1/choices/{id}/confirm, …/reject (analyst): the member is right, or wrong. For everyone either way. */
export const ChoiceDecision = z.object({ reason: ReasonText });
