import { AMOUNT, COMPANY, SIREN, SIRET, VAT, WEBSITE } from "./rules/label-words.ts";
import { siteOfRules } from "./rules/site-of-rules.ts";
import type { Called, Read, SiteRules } from "./rules/site-rules.ts";

// The one thing that holds in every language and release: the path of a link to an organization (2026-05).
const ORGANIZATION = "/organization/(\\d+)(?:[/?#]|$)";
const LINK = 'a[href*="/organization/"]';
const isOrganization: Called = { is: ORGANIZATION, attribute: "href" };
const ofLink = (of?: "name"): Read[] => [
  { css: "", attribute: "href", part: ORGANIZATION, ...(of ? { of } : {}) },
];
const title: Read[] = [
  { css: '[data-testid="header-title"]' },
  { css: '[data-test="editable-input-content"]' },
  { css: ".detailView .content .spacer" },
];
/** Fields have no hook of their own: a value goes by the label in the same field. */
const labelled = (is: string): Called => ({
  is,
  block: '[class*="ield"],dl > div',
  label: 'label,dt,[class*="abel"]',
});
const fieldCalled = (is: string): Read[] => [
  { css: '[class*="ield"] input,[class*="ield"] textarea', called: labelled(is) },
  { css: '[class*="ield"] [class*="alue"],dl > div > dd', called: labelled(is) },
];
const ASIDE = "nav *,header *,[role=navigation] *,[role=tooltip] *";

export const pipedriveRules: SiteRules = {
  id: "pipedrive",
  covers: '[role="dialog"],[data-test="add-modal"]',
  sightings: [
    {
      page: "organization",
      kind: "record",
      address: `^${ORGANIZATION}`,
      name: title,
      id: "address",
      siren: fieldCalled(SIREN),
      siret: fieldCalled(SIRET),
      vat: fieldCalled(VAT),
      domain: fieldCalled(WEBSITE),
    },
    {
      page: "record of an organization",
      kind: "record",
      address: "^/(?:deal|person|leads/inbox)/[\\w-]+",
      skip: ASIDE,
      name: [
        { css: `[class*="ield"] ${LINK},dl > div ${LINK}`, called: labelled(COMPANY), only: true },
        { css: LINK, called: isOrganization, only: true },
      ],
      id: ofLink("name"),
    },
    {
      page: "board",
      kind: "card",
      each: '[data-test="pipeline-deal-tile"]',
      name: [
        { css: LINK, called: isOrganization },
        // Title, then the organization, or the person where there is none.
        { css: 'a[href*="/deal/"] > span + *' },
      ],
      id: [{ css: LINK, attribute: "href", part: ORGANIZATION }],
    },
    {
      page: "list",
      kind: "row",
      each: ["tr", "li", "[role=row]", "[role=gridcell]"].map((css) => `${css} ${LINK}`).join(),
      skip: ASIDE,
      name: [{ css: "", called: isOrganization }],
      id: ofLink(),
    },
  ],
  documents: [
    {
      page: "deal",
      document: "opportunity",
      record: "deal",
      address: "^/deal/(\\d+)",
      id: "address",
      number: title,
      total: fieldCalled(AMOUNT),
    },
  ],
};

/** Pipedrive: little has a name here, so links carry most. */
export const pipedrive = siteOfRules(pipedriveRules);
