import { TERMS_FIELD, VAT_FIELD } from "./rules/label-words.ts";
import { siteOfRules } from "./rules/site-of-rules.ts";
import type { Called, Read, SiteRules } from "./rules/site-rules.ts";

// Two families of attributes live side by side (2024-12 to 2026-05); class names change with every build and are not used.
const hook = (name: string, end = ""): string[] => [
  `[data-test-id="${name}"]${end}`,
  `[data-selenium-test="${name}"]${end}`,
];
const css = (...selectors: string[]): string => selectors.join();

const title: Read[] = [
  { css: css(...hook("record-title"), ...hook("highlightTitle")), not: "button,[role=button],svg" },
];
const property = (name: string): Read[] => [{ css: css(...hook(`property-input-${name}`)) }];
const ROWS = '[data-test-id^="row-"]';

/** Properties of a company's own, by a part of their name: on its page and in its cells. */
const propertiesCalled = (is: string): Read[] =>
  (["data-selenium-test", "data-test-id"] as const).map((attribute) => ({
    css: `[${attribute}^="property-input-"]`,
    called: { is, attribute },
  }));
const cellsCalled = (is: string): Read[] => [
  { css: '[data-test-id^="cell-0-2-"]', called: { is, attribute: "data-test-id" } },
];

const COMPANY_ID = "/(?:record/0-2|company)/(\\d+)";
const isCompany: Called = { is: `/contacts/\\d+${COMPANY_ID}`, attribute: "href" };
const LINKS = ['a[href*="/record/0-2/"]', 'a[href*="/company/"]'];
const linksIn = (...places: string[]): string =>
  css(...places.flatMap((place) => LINKS.map((link) => `${place} ${link}`)));
const ofLink: Read[] = [{ css: "", of: "name", attribute: "href", part: COMPANY_ID }];

const HIGHLIGHT_CARD = '[data-selenium-test$="-highlight-details"]';
const HIGHLIGHT = [
  '[data-test-id="record-highlight-main-content"]',
  ...["deal", "contact", "ticket"].map((of) => `[data-selenium-test="${of}-highlight-details"]`),
];
const ASSOCIATED = [
  '[data-selenium-test="card-id-ASSOCIATION_TABLE/0-2"]',
  ...hook("association-company"),
  ...hook("company-chicklet"),
];
/** The one company of a contact, deal, ticket or quote; of several the page does not say which counts. */
const company: Read[] = [
  { css: linksIn(...HIGHLIGHT), called: isCompany, only: true },
  { css: css(...hook("company-chicklet-title-link")), called: isCompany, only: true },
  { css: linksIn(...ASSOCIATED), called: isCompany, only: true },
];
const numbers = {
  siren: propertiesCalled("siren"),
  siret: propertiesCalled("siret"),
  vat: propertiesCalled(VAT_FIELD),
  domain: [...property("domain"), ...property("website")],
};
const RECORD = "^/(?:contacts|help-desk|sales)/\\d+/";
const PANE_LINK: Read[] = [{ css: linksIn("").trim(), attribute: "href", part: COMPANY_ID, only: true }];

export const hubspotRules: SiteRules = {
  id: "hubspot",
  tenant: "^https://[^/]+/[\\w-]+/(\\d+)(?:/|$)",
  covers: '[role="dialog"][aria-modal="true"]',
  panels:
    '[data-test-id="IndexPageInlineSidebar"],[data-selenium-test="sidebar-preview-panel"],[data-test-id="sidebar-preview-panel"]',
  sightings: [
    {
      page: "company preview",
      kind: "record",
      panel: true,
      name: title.map((read) => ({
        ...read,
        called: { is: "^company-highlight", attribute: "data-selenium-test", block: HIGHLIGHT_CARD },
      })),
      id: PANE_LINK,
    },
    {
      page: "preview of a record",
      kind: "record",
      panel: true,
      within: css(...hook("preview-panel-header")),
      name: [{ css: css(...LINKS), called: isCompany, only: true, not: "button,svg" }],
      id: ofLink,
    },
    { page: "preview of a record", kind: "record", panel: true, name: company, id: ofLink },
    {
      page: "company",
      kind: "record",
      address: `${RECORD}(?:record/0-2|company)/(\\d+)`,
      name: [...title, ...property("name")],
      id: "address",
      ...numbers,
    },
    {
      page: "record of a company",
      kind: "record",
      address: `${RECORD}(?:.*/)?(?:record/(?!0-2/)[\\w-]+|contact|deal|ticket)/\\d+`,
      name: company,
      id: ofLink,
    },
    {
      page: "company list",
      kind: "row",
      address: `${RECORD}objects/0-2/`,
      each: ROWS,
      name: [
        { css: '[data-test-id^="cell-0-2-name-"] [data-test-id="truncated-object-label"]' },
        { css: '[data-test-id^="cell-0-2-name-"] a' },
        { css: 'td[data-table-external-id*="name-"] [data-test-id="truncated-object-label"]' },
      ],
      id: [{ css: "", attribute: "data-test-id", part: "^row-(\\d+)$" }],
      siren: cellsCalled("siren"),
      siret: cellsCalled("siret"),
      vat: cellsCalled(VAT_FIELD),
      domain: [{ css: '[data-test-id^="cell-0-2-domain-"]' }, { css: '[data-test-id^="cell-0-2-website-"]' }],
    },
    {
      page: "company board",
      kind: "card",
      address: `${RECORD}objects/0-2/.*/board`,
      each: '[data-test-id="cdb-column-item"]',
      name: [{ css: css(...LINKS), called: isCompany }, { css: '[data-test-id="cdb-card"] a' }],
      id: [{ css: "", attribute: "data-selenium-id", part: "^(\\d+)$" }],
    },
    {
      page: "board",
      kind: "card",
      each: linksIn('[data-test-id="cdb-column-item"]'),
      name: [{ css: "", called: isCompany }],
      id: ofLink,
    },
    {
      page: "company named by a contact",
      kind: "row",
      each: '[data-test-id^="cell-0-1-company-"]',
      name: [{ css: '[data-test-id="truncated-object-label"]' }, { css: "" }],
    },
    {
      page: "list",
      kind: "row",
      each: linksIn(
        "tr",
        "li",
        '[role="row"]',
        '[role="listitem"]',
        '[data-test-id^="card-wrapper-"]',
        ...ASSOCIATED,
      ),
      skip: "nav *,header *,[role=tooltip] *",
      name: [
        { css: '[data-test-id="truncated-object-label"]', called: { ...isCompany, block: "a" } },
        { css: "", called: isCompany, not: "button,svg" },
      ],
      id: [{ css: "", attribute: "href", part: COMPANY_ID }],
    },
  ],
  documents: [
    {
      page: "deal",
      document: "opportunity",
      record: "deal",
      address: `${RECORD}(?:record/0-3|deal)/(\\d+)`,
      id: "address",
      number: title,
      total: property("amount"),
      currency: property("deal_currency_code").map((read) => ({ ...read, part: "\\b([A-Z]{3})\\b" })),
      terms: propertiesCalled(TERMS_FIELD),
    },
    ...(
      [
        ["quote", "0-14", "hs_quote_number", "hs_quote_amount"],
        ["order", "0-123", "hs_external_order_id", "hs_total_price"],
      ] as const
    ).map(([document, type, number, amount]) => ({
      page: document,
      document,
      record: document,
      address: `${RECORD}record/${type}/(\\d+)`,
      id: "address" as const,
      number: [...property(number), ...title],
      total: property(amount),
      currency: ["hs_currency", "hs_currency_code"]
        .flatMap(property)
        .map((read) => ({ ...read, part: "\\b([A-Z]{3})\\b" })),
      terms: propertiesCalled(TERMS_FIELD),
    })),
  ],
};

/** HubSpot. The portal is the tenant; the same record can stand under two paths, its id is one. */
export const hubspot = siteOfRules(hubspotRules);
