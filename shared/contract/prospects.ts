import * as z from "zod";
import { IsoDate, Uuid } from "./common.ts";
import { RegisterFirm } from "./outside.ts";
import { ChoiceReply, SeenRecord } from "./record-choices.ts";

/**
 * POST /v1/identifications: asks the register who a name is, on a click of the member. A number wins over the name; only what
 * is given leaves.
 */
export const Identification = z
  .object({
    /** SIREN, SIRET or VAT number as printed. */
    number: z.string().trim().max(40).optional(),
    name: z.string().trim().min(2).max(200).optional(),
    /** Town or postcode. */
    town: z.string().trim().max(100).optional(),
  })
  .refine(({ number, name }) => number !== undefined || name !== undefined, {
    path: ["name"],
    message: "a name or a number",
  });
export type Identification = z.infer<typeof Identification>;

/** Why a number cannot be looked up: said before anything leaves. */
export const NUMBER_PROBLEMS = ["bad_shape", "bad_check_digit", "not_french", "monaco"] as const;
/** Why the register gives nobody, or cannot be asked. */
export const IDENTIFY_PROBLEMS = [
  ...NUMBER_PROBLEMS,
  "name_too_short",
  "not_diffusible",
  "nobody",
  "source_off",
  "source_down",
] as const;
export type IdentifyProblem = (typeof IDENTIFY_PROBLEMS)[number];

export const CANDIDATES_AT_MOST = 3;
export const Candidate = z.object({
  firm: RegisterFirm,
  /** It is a customer or prospect of the organization already, and the member may see it. */
  customerId: Uuid.nullable(),
  /** It is known to the organization, but not in the member's portfolio. */
  knownElsewhere: z.boolean(),
});
export type Candidate = z.infer<typeof Candidate>;

export const Identified = z.object({
  /** The likeliest first. */
  candidates: z.array(Candidate).max(CANDIDATES_AT_MOST),
  /** Firms that the register found. */
  total: z.int(),
  /** Several of one name in one town: the number has to decide. */
  sameNameAndTown: z.boolean(),
  /** SIREN in which the number that was asked about lives on, where INSEE says that it was merged. */
  mergedInto: z.string().nullable().default(null),
  /** Where there is no candidate. */
  problem: z.enum(IDENTIFY_PROBLEMS).nullable(),
  /** Day of the answer: an older one is said when the register cannot be reached. */
  answeredOn: IsoDate.nullable(),
});
export type Identified = z.infer<typeof Identified>;

/** POST /v1/prospects: the firm that the member picked, and the record of the page that it was picked for. */
export const NewProspect = z.object({
  siren: z.string().regex(/^\d{9}$/),
  /** Told only where a page showed it. */
  record: SeenRecord.nullable(),
});
export type NewProspect = z.infer<typeof NewProspect>;

/** `already`: the organization knew the firm. `link`: what the record is to it now; null: none was told. */
export const ProspectMade = z.object({
  id: Uuid,
  already: z.boolean(),
  link: ChoiceReply.shape.state.nullable(),
});
export type ProspectMade = z.infer<typeof ProspectMade>;
