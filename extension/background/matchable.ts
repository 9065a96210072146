import type { BadgeRow } from "#shared/contract/sync.ts";
import type { Matchable } from "#shared/matching/sighting.ts";

export const matchableOf = (row: BadgeRow): Matchable => ({
  customerId: row.id,
  names: [row.name, ...row.otherNames],
  siren: row.siren,
  sirets: row.sirets,
  vats: row.vats,
  domains: row.domains,
  links: row.links,
});
