import { siteOfRules } from "./rules/site-of-rules.ts";
import type { Read } from "./rules/site-rules.ts";

/** Plain addresses and those the AJAX interface packs into its hash; `return_module` is another thing. */
const ACCOUNT_LINK = `a:is(${["?", "&", "%3F", "%26"]
  .flatMap((before) => [`[href*="${before}module=Accounts"]`, `[href*="${before}module%3DAccounts"]`])
  .join(",")})[href*="DetailView"]`;
const POPUP_LINK = `a[onclick*="send_back('Accounts'"]`;
const LINK_8 = 'a.field-link[href*="/accounts/record/"]';

/** Company of a list row, best first; without field names (subpanels, dashlets, search) the one link to an account. */
const LISTED = ["billing_account", "account_name", "name"];
const ROW_LINKS = [
  ...LISTED.map((field) => `td[field="${field}"] ${ACCOUNT_LINK}`),
  `td:not([field]) ${ACCOUNT_LINK}`,
];
const ROW_LINKS_8 = LISTED.map((field) => `td.column-${field} ${LINK_8}`);

const RECORD = "record(?:%3D|=)([\\w-]+)";
const RECORD_8 = "/accounts/record/([\\w-]+)";

const each = (css: string[]): Read[] => css.map((one) => ({ css: one }));

const shown = (field: string) => `.detail-view-field[field="${field}"]`;
/** Relations in detail view keep the id beside the name. */
const RELATIONS = ["billing_account", "account_name", "contract_account"].map(
  (field) => `${shown(field)} [data-id-value]:not([data-id-value=""])`,
);

const detailOf = (module: string) => `#formDetailView [name="module"][value="${module}"]`;
const editOf = (module: string) => `form#EditView:has([name="module"][value="${module}"])`;
const recordId = (form: string): Read[] => [{ css: `${form}[name="record"]`, attribute: "value" }];
const VAT = "^\\s*([A-Za-z]{2}[0-9A-Za-z .]{6,18})\\s*$";
const WEB = "(\\S+\\.[a-zA-Z]{2,}\\S*)";

/** Of custom fields, whose names end in `_c`. */
const numbersIn = (field: (part: string) => string) => ({
  siren: [{ css: field("siren") }],
  siret: [{ css: field("siret") }],
  vat: [
    { css: field("vat"), part: VAT },
    { css: field("tva"), part: VAT },
  ],
});

/**
 * SuiteCRM 7 (7.15 seen running 2026-11), its pages inside 8 as well, where they stand in a frame; lists and records that 8 has
 * of its own (sources of 8.8). A quote keeps account and totals on tabs that may be closed: they are in the document all the same.
 */
export const suitecrm = siteOfRules({
  id: "suitecrm",
  covers: ".modal.in",
  sightings: [
    {
      page: "account",
      kind: "record",
      tabs: true,
      when: detailOf("Accounts"),
      name: [{ css: ".moduleTitle .module-title-text" }],
      place: "start",
      id: recordId("#formDetailView "),
      ...numbersIn((part) => `.detail-view-field[field*="${part}" i]`),
      domain: [
        { css: `${shown("website")} a`, part: WEB },
        { css: `${shown("email1")} [data-email-address]`, attribute: "data-email-address" },
      ],
    },
    {
      page: "account, edited",
      kind: "record",
      within: editOf("Accounts"),
      name: [{ css: 'input[name="name"]' }],
      id: recordId(""),
      ...numbersIn((part) => `input[name*="${part}" i]`),
      domain: [{ css: 'input[name="website"]', part: WEB }],
    },
    {
      page: "record of an account",
      kind: "record",
      tabs: true,
      when: "#formDetailView",
      unless: detailOf("Accounts"),
      name: each([
        ...RELATIONS,
        `${shown("parent_name")} ${ACCOUNT_LINK}`,
        `${shown("account_name")} .sugar_field`,
      ]),
      id: [
        { css: "", attribute: "data-id-value", of: "name" },
        { css: "", attribute: "href", part: RECORD, of: "name" },
      ],
    },
    {
      // While another account is typed the hidden id is still the old one: the name alone counts.
      page: "record of an account, edited",
      kind: "record",
      within: 'form#EditView:has([name="module"]):not(:has([name="module"][value="Accounts"]))',
      name: each([
        'input[name="billing_account"]',
        'input[name="account_name"]',
        'input[name="contract_account"]',
      ]),
    },
    {
      page: "list",
      kind: "row",
      each: "table.list.view tbody > tr",
      name: each([...ROW_LINKS, `td ${POPUP_LINK}`, 'td[field="account_name"]']),
      id: [
        { css: "", attribute: "href", part: RECORD, of: "name" },
        { css: "", attribute: "onclick", part: "send_back\\('Accounts','([\\w-]+)'", of: "name" },
      ],
    },
    {
      page: "account (8)",
      kind: "record",
      address: "#/accounts/(?:record|edit)/([\\w-]+)",
      name: [{ css: ".record-view-name-label" }],
      place: "start",
      id: "address",
    },
    {
      page: "record of an account (8)",
      kind: "record",
      address: "#/(?!accounts/)[\\w-]+/(?:record|edit)/",
      name: [{ css: `.field-layout ${LINK_8}` }],
      id: [{ css: "", attribute: "href", part: RECORD_8, of: "name" }],
    },
    {
      page: "list (8)",
      kind: "row",
      each: "table.list-view-table tbody > tr",
      name: each(ROW_LINKS_8),
      id: [{ css: "", attribute: "href", part: RECORD_8, of: "name" }],
    },
  ],
  documents: [
    {
      page: "quote",
      document: "quote",
      record: "quote",
      tabs: true,
      when: detailOf("AOS_Quotes"),
      id: recordId("#formDetailView "),
      number: [{ css: shown("number") }],
      total: [{ css: shown("total_amount") }],
      basis: "gross",
      terms: [{ css: shown("term") }],
    },
    {
      page: "quote, edited",
      document: "quote",
      record: "quote",
      within: editOf("AOS_Quotes"),
      id: recordId(""),
      number: [{ css: '.edit-view-field[field="number"]' }],
      total: [{ css: 'input[name="total_amount"]' }],
      basis: "gross",
    },
    {
      page: "opportunity",
      document: "opportunity",
      record: "opportunity",
      tabs: true,
      when: detailOf("Opportunities"),
      id: recordId("#formDetailView "),
      number: [{ css: shown("name") }],
      total: [{ css: shown("amount") }],
      // "Opportunity Amount: (EUR €):"
      currency: [{ css: '[data-field="amount"] .label', part: "\\(([A-Z]{3})\\b" }],
    },
    {
      page: "opportunity, edited",
      document: "opportunity",
      record: "opportunity",
      within: editOf("Opportunities"),
      id: recordId(""),
      number: [{ css: 'input[name="name"]' }],
      total: [{ css: 'input[name="amount"]' }],
    },
  ],
});
