import { TERMS_FIELD, VAT_FIELD } from "./rules/label-words.ts";
import { siteOfRules } from "./rules/site-of-rules.ts";
import type { Read, SiteRules } from "./rules/site-rules.ts";

// Field names of the API stand in an attribute, whatever the language (seen 2026-08; page objects 9.0). Ids: first 15 characters.
const FIELD = "data-target-selection-name";
const inField = (field: string): Read[] => [
  { css: `${field} [data-output-element-id="output-field"]`, not: ".slds-assistive-text,button" },
  { css: `${field} .test-id__field-value`, not: ".slds-assistive-text,button" },
  { css: `${field} input` },
];
const field = (name: string): Read[] => inField(`[${FIELD}="sfdc:RecordField.${name}"]`);
/** Fields of companies add for themselves, by a part of their name. */
const fieldsCalled = (is: string, object = ""): Read[] =>
  inField(`[${FIELD}*="RecordField.${object}"]`).map((read) => ({
    ...read,
    called: { is, attribute: FIELD, block: `[${FIELD}]` },
  }));

/** Of several pages that stay mounted, and of a console's tabs, the one in front (2026-08). */
const ACTIVE =
  "div.windowViewMode-normal.active,section.oneConsoleTab div.windowViewMode-maximized.active.lafPageHost";
const ACCOUNT_ID = "\\b(001\\w{12})(?:\\w{3})?\\b(?!.*/related/)";
const accountLink: Omit<Read, "css"> = {
  not: ".slds-assistive-text",
  called: { is: "/lightning/r/(?:Account/)?001\\w{12}(?!.*/related/)|^001", attribute: "href" },
};
const ofLink: Read[] = [
  { css: "", of: "name", attribute: "data-recordid", part: ACCOUNT_ID },
  { css: "", of: "name", attribute: "href", part: ACCOUNT_ID },
];
const LINKS = ['a[href*="/lightning/r/Account/"]', 'a[href*="/lightning/r/001"]', 'a[data-recordid^="001"]'];
const linksIn = (...places: string[]): string =>
  places.flatMap((place) => LINKS.map((link) => `${place} ${link}`)).join();
const HEADER = ["records-highlights2", '[slot="secondaryFields"]', ".forceHighlightsPanel"];

const title: Read[] = [
  { css: '[slot="primaryField"] lightning-formatted-text' },
  { css: '[slot="primaryField"]', not: ".slds-assistive-text,button,.entityNameTitle" },
  { css: ".forceHighlightsPanel .primaryField", not: ".slds-assistive-text,button" },
];
const numbers = {
  siren: fieldsCalled("siren", "Account."),
  siret: fieldsCalled("siret", "Account."),
  vat: fieldsCalled(VAT_FIELD, "Account."),
  domain: field("Account.Website"),
};
const RECORD = "^/(?:lightning/r/(?:\\w+/)?|one/one\\.app#/sObject/)";
const currency = (object: string): Read[] =>
  field(`${object}.CurrencyIsoCode`).map((read) => ({ ...read, part: "\\b([A-Z]{3})\\b", not: undefined }));
const terms = fieldsCalled(TERMS_FIELD);

export const salesforceRules: SiteRules = {
  id: "salesforce",
  covers: '[role="dialog"][aria-modal="true"],.slds-modal.slds-fade-in-open,.uiModal.active',
  sightings: [
    {
      page: "account",
      kind: "record",
      address: `${RECORD}(001\\w{12})(?:\\w{3})?/view`,
      within: ACTIVE,
      name: [...title, ...field("Account.Name")],
      // The page before stays in front for a moment under the new address: its own links say whose it is.
      id: [
        { css: 'a[href*="/related/"]', attribute: "href", part: "\\b(001\\w{12})(?:\\w{3})?/related/" },
        { css: "", of: "address" },
      ],
      ...numbers,
    },
    {
      page: "account, edited",
      kind: "record",
      address: `${RECORD}(001\\w{12})(?:\\w{3})?/edit`,
      name: field("Account.Name"),
      id: "address",
      ...numbers,
    },
    {
      page: "record of an account",
      kind: "record",
      address: `${RECORD}(?!001)\\w{15}(?:\\w{3})?/view`,
      within: ACTIVE,
      name: [
        ...[".AccountId", ".Account__c"].map((end) => ({ css: `[${FIELD}$="${end}"] a`, ...accountLink })),
        { css: linksIn(...HEADER), ...accountLink, only: true },
        { css: `[${FIELD}$=".AccountId"] input` },
        ...field("Lead.Company"),
      ],
      id: ofLink,
    },
    {
      page: "board",
      kind: "card",
      within: ACTIVE,
      each: linksIn(".pipelineViewCard", ".runtime_sales_pipelineboardPipelineViewCardStencil"),
      name: [
        { css: "", ...accountLink },
        { css: "", called: { is: "^001", attribute: "data-recordid" } },
      ],
      id: ofLink,
    },
    {
      page: "list",
      kind: "row",
      within: ACTIVE,
      each: linksIn("tr", "li", '[role="row"]', "lst-related-preview-card", ".slds-tile"),
      skip: [...HEADER, `[${FIELD}]`, "nav", "lst-breadcrumbs"].map((around) => `${around} *`).join(),
      name: [
        { css: "", ...accountLink },
        { css: "", called: { is: "^001", attribute: "data-recordid" } },
      ],
      id: ofLink,
    },
  ],
  documents: [
    {
      page: "opportunity",
      document: "opportunity",
      record: "opportunity",
      address: `${RECORD}(006\\w{12})`,
      within: ACTIVE,
      id: "address",
      number: title,
      total: field("Opportunity.Amount"),
      currency: currency("Opportunity"),
      terms,
    },
    ...(["gross", "net"] as const).map((basis) => ({
      page: "quote",
      document: "quote" as const,
      record: "quote",
      address: `${RECORD}(0Q0\\w{12})`,
      within: ACTIVE,
      id: "address" as const,
      number: [...field("Quote.QuoteNumber"), ...title],
      total: field(basis === "gross" ? "Quote.GrandTotal" : "Quote.TotalPrice"),
      basis,
      currency: currency("Quote"),
      terms,
    })),
    {
      page: "order",
      document: "order",
      record: "order",
      address: `${RECORD}(801\\w{12})`,
      within: ACTIVE,
      id: "address",
      number: [...field("Order.OrderNumber"), ...title],
      total: field("Order.TotalAmount"),
      basis: "net",
      currency: currency("Order"),
      terms,
    },
  ],
};

/** Salesforce Lightning Experience. */
export const salesforce = siteOfRules(salesforceRules);
