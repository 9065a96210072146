import type { Sighting } from "../sites/site.ts";

/** Wraps that a browser's translator puts around every text it replaced. */
const TRANSLATED = "font>font,[_msttexthash],[_mstmutation]";

/**
 * A sighting as far as the page is to be believed. Where a translator has rewritten the name only what it cannot rewrite
 * counts: links, identifiers, domain; null if there is none of them.
 */
export const believed = (sighting: Sighting): Sighting | null => {
  const { anchor, name, ...rest } = sighting;
  if (name === undefined || !isTranslated(anchor)) return sighting;
  return rest.link || rest.siren || rest.siret || rest.vat || rest.domain ? { anchor, ...rest } : null;
};

const isTranslated = (anchor: Element): boolean =>
  anchor.querySelector(TRANSLATED) !== null || anchor.closest("font font,[_msttexthash]") !== null;
