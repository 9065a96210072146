import { SeenRecord } from "#shared/contract/record-choices.ts";
import type { LinkScope, Sighted } from "#shared/matching/sighting.ts";
import { numberOf, withRecord } from "./record-of.ts";

/** What the member speaks of when it picks or refuses a customer here; null where the page tells no record and no name. */
export const seenRecord = (sighted: Sighted, scope: LinkScope): SeenRecord | null => {
  const { link, name, siren, siret, vat } = withRecord(sighted);
  const record = SeenRecord.safeParse({
    link: { site: scope.site, origin: scope.origin, tenant: scope.tenant, ...link },
    name: name?.trim() || null,
    ...{ siren: numberOf(siren), siret: numberOf(siret), vat: numberOf(vat) },
  });
  return record.success ? record.data : null;
};
