import * as z from "zod";
import { GRANT_BASES } from "../requests/grant.ts";
import { Cents, IsoDate, Uuid } from "./common.ts";

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);

/** As a browser writes it: scheme, host, port where it is not the scheme's own. */
const Origin = z
  .string()
  .max(200)
  .regex(/^https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/);

/** The record of a page that an order is, with the address that leads there: http or https, of that origin. */
export const RequestDocument = z
  .object({
    site: z.string().min(1).max(40),
    origin: Origin,
    tenant: z.string().max(120),
    kind: z.string().min(1).max(40),
    externalId: z.string().min(1).max(200),
    url: z
      .url({ protocol: /^https?$/ })
      .max(1000)
      .nullable()
      .default(null),
  })
  .refine(
    ({ origin, url }) =>
      url === null || (/^[/?#]/.test(url.slice(origin.length) || "/") && url.startsWith(origin)),
    {
      path: ["url"],
      message: "of another origin",
    },
  );
export type RequestDocument = z.infer<typeof RequestDocument>;

/** A release as a copy needs it to say the verdict offline. */
export const ReleaseRow = z.object({
  id: Uuid,
  customerId: Uuid,
  document: RequestDocument.nullable(),
  documentNumber: z.string(),
  currency: CurrencyCode,
  amountCents: Cents,
  basis: z.enum(GRANT_BASES),
  depositCents: Cents,
  until: IsoDate,
  conditionMetOn: IsoDate.nullable(),
  knownBlocks: z.array(z.string()),
  endedOn: IsoDate.nullable(),
  grantedBy: z.string(),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

/** What a release makes of a verdict (`shared/requests/verdict-with-release.ts`), for people to read. */
export const ReleaseOfOrder = z.object({
  id: Uuid,
  effect: z.enum(["granted", "pending", "suspended", "over_cap", "expired", "may_apply"]),
  /** In the document's currency; null for members who may see the class alone. */
  amountCents: Cents.nullable(),
  basis: z.enum(GRANT_BASES),
  depositCents: Cents.nullable(),
  until: IsoDate,
  grantedBy: z.string(),
  /** Checks that suspend it. */
  codes: z.array(z.string()),
});
export type ReleaseOfOrder = z.infer<typeof ReleaseOfOrder>;
