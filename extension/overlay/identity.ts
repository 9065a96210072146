import type { Sighted } from "#shared/matching/sighting.ts";
import type { Sighting } from "../sites/site.ts";

const CUT = 300;

/** Attributes that sites read and that pages re-point under a row they keep. Changes of these alone are observed. */
export const IDENTITY_ATTRIBUTES = [
  "href",
  "src",
  "value",
  "title",
  "data-id",
  "data-params",
  "data-tooltip",
  "data-name",
  "data-recordid",
  "data-selenium-id",
  "data-test-id",
  "data-siren",
  "data-siret",
  "data-vat",
  "aria-label",
];

const cut = (text: string | undefined): string | undefined => text?.slice(0, CUT);

/** What leaves the page for the background: text only, cut. */
export const sightedOf = (
  { name, siren, siret, vat, domain, link, guess, quiet }: Sighting,
  key: string,
): Sighted => ({
  key,
  ...(name ? { name: cut(name) } : {}),
  ...(siren ? { siren: cut(siren) } : {}),
  ...(siret ? { siret: cut(siret) } : {}),
  ...(vat ? { vat: cut(vat) } : {}),
  ...(domain ? { domain: cut(domain) } : {}),
  ...(link ? { link: { kind: link.kind.slice(0, CUT), externalId: link.externalId.slice(0, CUT) } } : {}),
  ...(guess ? { guess } : {}),
  ...(quiet ? { quiet } : {}),
});

/** Equal for two sightings that say the same about a company. */
export const identityOf = (sighting: Sighting): string => JSON.stringify(sightedOf(sighting, ""));

/** Everything that the elements say at this moment: text, form values, identity attributes. Reads no layout. */
export const printOf = (elements: readonly Element[]): string => {
  const parts: string[] = [];
  for (const element of elements) {
    parts.push(element.isConnected ? "+" : "-", (element.textContent ?? "").slice(0, 4000));
    attributesOf(element, parts);
    for (const inner of element.querySelectorAll("a[href],input,textarea,select,[data-id],img[src]"))
      attributesOf(inner, parts);
  }
  return parts.join("\u0001");
};

const attributesOf = (element: Element, parts: string[]): void => {
  for (const name of IDENTITY_ATTRIBUTES) parts.push(element.getAttribute(name) ?? "");
  if (element.matches("input:not([type=password]),textarea,select"))
    parts.push((element as HTMLInputElement).value);
};
