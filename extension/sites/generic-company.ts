import { foreignDomain } from "./generic-domains.ts";
import { asIdentifier, type Identifiers, sirenOf } from "./identifiers.ts";
import { domainOf, squeeze } from "./read-text.ts";

/** What data of a page tells of one company. */
export type Company = { names: string[]; numbers: Identifiers; domain: string | null };

const KIND =
  /(?:^|[/:#])(?:(?:Local|Home\w*Construction|Medical|Financial|Food|Lodging|Entertainment|Legal|Automotive)?Business|Organization|NGO|Corporation|Airline|Consortium|Store|\w+Store|Restaurant|Hotel|\w+Organization|ProfessionalService|\w+Agency|\w+Contractor|Electrician|Plumber)$/;
/** Roles of whoever runs or fills the page, and of companies around the one it is about. */
const OTHER_ROLE =
  /^(?:publisher|author|creator|provider|seller|broker|merchant|brand|manufacturer|sourceOrganization|copyrightHolder|isPartOf|sponsor|funder|parentOrganization|subOrganization|memberOf|department|hiringOrganization|offeredBy|itemReviewed|reviewedBy|paymentMethod|bankOrCreditUnion)$/;
const ADDRESSES = new Set(["url", "sameAs", "email"]);
const NUMBERS = new Set(["vatID", "taxID", "iso6523Code", "identifier", "leiCode", "value", "duns"]);

export const isCompanyKind = (kind: string): boolean => KIND.test(kind);
export const isOtherRole = (role: string): boolean => OTHER_ROLE.test(role);

/** Adds one property; numbers with a good check alone, and addresses that are not the page's own. */
export const tell = (of: Company, property: string, text: string, url: URL): void => {
  if (property === "name" || property === "legalName" || property === "alternateName") {
    const name = squeeze(text);
    if (name && of.names.length < 4) of.names.push(name);
  } else if (NUMBERS.has(property)) {
    // ISO 6523: 0002 is SIREN, 0009 SIRET, 9957 French VAT.
    const numbers = asIdentifier(
      squeeze(text).replace(/^(?:iso6523:)?(?:0002|0009|9957|9930|9925|0208)[:_]/i, ""),
    );
    if (numbers && agrees(of.numbers, numbers)) Object.assign(of.numbers, numbers);
  } else if (property === "email" || property === "url") {
    of.domain ??= foreignDomain(domainOf(squeeze(text).replace(/^mailto:/i, "")), url);
  }
};

const agrees = (known: Identifiers, more: Identifiers): boolean =>
  sirenOf(known) === undefined || sirenOf(known) === sirenOf(more);

/** An address on the page's own site: whoever runs the page. */
export const isOwn = (property: string, text: string, url: URL): boolean => {
  if (!ADDRESSES.has(property)) return false;
  const host = domainOf(squeeze(text).replace(/^mailto:/i, ""));
  return host !== undefined && foreignDomain(host, url) === null && sameSite(host, url);
};
const sameSite = (host: string, { hostname }: URL): boolean => {
  const own = hostname.replace(/^www\./, "");
  return host === own || host.endsWith(`.${own}`) || own.endsWith(`.${host}`);
};
