import { and, eq } from "drizzle-orm";
import type { CustomerLink } from "#shared/contract/sync.ts";
import type { Database, Statement } from "./database.ts";
import { siteLink } from "./schema.ts";

const thatLink = (organization: number, link: CustomerLink) =>
  and(
    eq(siteLink.organization, organization),
    eq(siteLink.site, link.site),
    eq(siteLink.origin, link.origin),
    eq(siteLink.tenant, link.tenant),
    eq(siteLink.kind, link.kind),
    eq(siteLink.externalId, link.externalId),
  );

/** Legal entity that a record of a site stands for, if somebody confirmed it. */
export async function linkedEntity(
  db: Database,
  organization: number,
  link: CustomerLink,
): Promise<number | undefined> {
  const [row] = await db
    .select({ entityId: siteLink.entityId })
    .from(siteLink)
    .where(thatLink(organization, link));
  return row?.entityId;
}

/** A record of a site has one customer: a second one fails on the primary key. */
export const insertLink = (
  db: Database,
  organization: number,
  link: CustomerLink & { entityId: number; author: string; recordedAt: number },
): Statement => db.insert(siteLink).values({ ...link, organization });

/** Removes the link of that customer; follow with `expectOneChange`. */
export const deleteLink = (
  db: Database,
  organization: number,
  entityId: number,
  link: CustomerLink,
): Statement => db.delete(siteLink).where(and(thatLink(organization, link), eq(siteLink.entityId, entityId)));

/** What SQLite names when a record has a customer already. */
export const LINK_TAKEN = "site_link.organization, site_link.site";
