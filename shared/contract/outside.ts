import * as z from "zod";
import { LEGAL_FORMS } from "../credit/structure/legal-form.ts";
import { Cents, IsoDate } from "./common.ts";

/** What sources tell of a firm: what forces a class or a limit, and what is only said. */
export const OUTSIDE_EVENT_KINDS = [
  "liquidation",
  "reorganisation",
  "safeguard",
  "plan_resolved",
  "plan_adopted",
  "struck_off",
  "conciliation",
  "procedure_closed",
  "seat_moved",
  "sold",
  "dissolved",
  "accounts_filed",
  "ceased",
  "identity_mismatch",
] as const;
export const OutsideEventKind = z.enum(OUTSIDE_EVENT_KINDS);
export type OutsideEventKind = z.infer<typeof OutsideEventKind>;

/** A firm as the register describes it; null: it does not say. */
export const RegisterFirm = z.object({
  siren: z.string(),
  name: z.string(),
  otherNames: z.array(z.string()),
  siret: z.string().nullable(),
  address: z.string().nullable(),
  postcode: z.string().nullable(),
  town: z.string().nullable(),
  createdOn: IsoDate.nullable(),
  closedOn: IsoDate.nullable(),
  active: z.boolean(),
  legalFormCode: z.string().nullable(),
  legalForm: z.enum(LEGAL_FORMS).nullable(),
  /** Fewest employees of its size band. */
  employees: z.int().nullable(),
  activity: z.string().nullable(),
  soleTrader: z.boolean(),
  /** `partial`: name and address are not to be passed on. */
  diffusion: z.enum(["full", "partial"]),
  vat: z.string().nullable(),
});
export type RegisterFirm = z.infer<typeof RegisterFirm>;

export const OutsideEvent = z.object({
  kind: OutsideEventKind,
  on: IsoDate,
  publishedOn: IsoDate.nullable(),
  /** Address of the source document. */
  document: z.string().nullable(),
});
export type OutsideEvent = z.infer<typeof OutsideEvent>;

export const OFFER_GAPS = ["age", "legal_form", "size", "accounts", "grade"] as const;

/** What a badge row carries of a firm from outside; only where there is something. */
export const OutsideShown = z.object({
  firm: RegisterFirm.pick({
    createdOn: true,
    closedOn: true,
    active: true,
    legalForm: true,
    employees: true,
    activity: true,
    town: true,
  }).nullable(),
  /** Day on which the register said so. */
  firmOn: IsoDate.nullable(),
  /** Day on which the gazette was asked about this firm; from then on it is read by day. null: nobody has looked. */
  gazetteOn: IsoDate.nullable().default(null),
  /** The youngest first, at most five. */
  events: z.array(OutsideEvent).max(5),
  /** Of a prospect: what may be offered to begin with, and what is missing to offer more. Figures: absent for class-only members. */
  offer: z
    .object({
      amountCents: Cents.nullable(),
      termsDays: z.int(),
      equityBasisPoints: z.int().nullable(),
      missing: z.array(z.enum(OFFER_GAPS)),
    })
    .optional(),
  /** Items of the checklist that are still missing before an account is opened. */
  gaps: z.array(z.string()).optional(),
  /** Last day on which a delivery is still covered by the insurer. */
  lastCoveredOn: IsoDate.optional(),
  /** The next deadline about this customer. */
  clock: z.object({ kind: z.string(), on: IsoDate.nullable() }).optional(),
});
export type OutsideShown = z.infer<typeof OutsideShown>;
