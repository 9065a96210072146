import { v7 as uuidv7 } from "uuid";
import { keysAgree, normaliseName } from "#shared/matching/normalise-name.ts";
import type { Database } from "../db/database.ts";
import { openProspects } from "../db/open-prospects.ts";
import type { RaisedItem } from "../db/watch-items.ts";
import type { KnownEntity } from "./plan-customers.ts";

/**
 * New customers of an import that bear the name of a prospect, and no number that would tell: a name alone makes nobody one with
 * anybody, so that a person is asked. With a SIREN in the file the prospect is the customer without being asked.
 */
export async function meetProspects(
  db: Database,
  organization: number,
  created: readonly KnownEntity[],
  now: number,
): Promise<RaisedItem[]> {
  const unnamed = created.filter(({ siren }) => siren === null);
  if (unnamed.length === 0) return [];
  const prospects = (await openProspects(db, organization)).map((each) => ({
    ...each,
    key: normaliseName(each.name),
  }));
  if (prospects.length === 0) return [];
  return unnamed.flatMap(({ publicId, name, otherNames }) => {
    const keys = [name, ...otherNames].map(normaliseName).filter(({ key }) => key !== "");
    return prospects
      .filter((prospect) => keys.some((key) => keysAgree(key, prospect.key)))
      .map(({ entityId }) => ({
        ...{ id: uuidv7(), entityId, reason: "same_name_as_prospect" as const, subject: publicId },
        ...{ params: { customerId: publicId, name }, raisedAt: now },
      }));
  });
}
