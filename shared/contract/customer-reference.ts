import * as z from "zod";
import { Uuid } from "./common.ts";

/** How a line of a file names a customer. All that is given has to mean the same one. */
export const CustomerReference = z
  .object({
    customerId: Uuid.optional(),
    siren: z
      .string()
      .regex(/^\d{9}$/)
      .optional(),
    /** With its country, in capitals, without separators. */
    vat: z
      .string()
      .regex(/^[A-Z]{2}[A-Z0-9+*]{2,14}$/)
      .optional(),
    accountNumber: z.string().trim().min(1).max(120).optional(),
  })
  .refine((reference) => Object.values(reference).some((given) => given !== undefined), {
    message: "names nobody",
  });
export type CustomerReference = z.infer<typeof CustomerReference>;
