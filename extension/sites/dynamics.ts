import { VAT_FIELD } from "./rules/label-words.ts";
import { siteOfRules } from "./rules/site-of-rules.ts";
import type { DocumentRule, Read, SiteRules } from "./rules/site-rules.ts";

// Logical names stand in `data-id` and `col-id`, whatever the language (EasyRepro 2023-07; Power Apps grid 2026).
const FORM = '[data-id="editFormRoot"]';
const GUID = "([\\da-fA-F]{8}-[\\da-fA-F-]{27})";
/** An address whose parameters stand in any order. */
const page = (type: string, entity: string, more = ""): string =>
  `/main\\.aspx\\?(?=.*\\bpagetype=${type}\\b)(?=.*\\betn=${entity}(?:&|#|$))${more}`;
const record = (entity: string): string => page("entityrecord", entity, `.*?\\bid=(?:%7B|\\{)?${GUID}`);

const at = (name: string, control: string): string[] =>
  ["", "header_", "header_process_"].map((where) => `[data-id^="${where}${name}.fieldControl-${control}"]`);
const lookup = (name: string): Read[] => [
  {
    css: at(name, "LookupResultsDropdown_")
      .map((css) => `${css}[data-id$="_selected_tag_text"]`)
      .join(),
  },
];
const text = (name: string): Read[] => [{ css: at(name, "").join() }];
const textsCalled = (is: string): Read[] => [
  { css: `${FORM} [data-id$=".fieldControl-text-box-text"]`, called: { is, attribute: "data-id" } },
  { css: '[data-id$=".fieldControl-text-box-text"]', called: { is, attribute: "data-id" } },
];

const title: Read[] = [{ css: '[data-id="header_title"]', attribute: "title" }];
/** Behind the name stands "- Saved" in the person's language. */
const titleText: Read[] = [{ css: '[data-id="header_title"]', not: "span,[data-id=header_saveStatus]" }];
/** What other records call their company: the same everywhere, though a person may stand in `customerid`. */
const COMPANY_FIELDS = ["parentaccountid", "customerid", "parentcustomerid", "accountid"];

const cell = (name: string): string => `[role="gridcell"][col-id="${name}"]`;
const ACCOUNT_LINK = 'a[href*="etn=account"]';
const linkId = (of?: "name"): Read => ({
  css: "",
  attribute: "href",
  part: `^(?=.*\\betn=account(?:&|#|$)).*?\\bid=(?:%7B|\\{)?${GUID}`,
  ...(of ? { of } : {}),
});

const amount = (
  entity: string,
  document: DocumentRule["document"],
  field: string,
  number: string,
  basis?: "gross",
): DocumentRule => ({
  page: entity,
  document,
  record: entity,
  address: record(entity),
  within: FORM,
  id: "address",
  number: [...text(number), ...title, ...titleText],
  total: text(field),
  ...(basis ? { basis } : {}),
  currency: lookup("transactioncurrencyid").map((read) => ({ ...read, part: "^([A-Z]{3})$" })),
  terms: [
    ...["select", "[title]"].map((css) => ({
      css: at("paymenttermscode", "")
        .map((each) => `${each}${css === "select" ? "" : css}`)
        .join(),
      attribute: "title",
    })),
    {
      css: at("paymenttermscode", "")
        .map((each) => `button${each}`)
        .join(),
    },
  ],
});

export const dynamicsRules: SiteRules = {
  id: "dynamics",
  foldIds: true,
  covers: 'section[data-id*="quickCreateRoot"],[role="dialog"][aria-modal="true"]',
  sightings: [
    {
      page: "account",
      kind: "record",
      address: record("account"),
      within: FORM,
      name: [...title, ...titleText, ...text("name")],
      place: "start",
      id: "address",
      siren: textsCalled("siren"),
      siret: textsCalled("siret"),
      vat: textsCalled(VAT_FIELD),
      domain: [...text("websiteurl"), ...text("emailaddress1")],
    },
    {
      page: "record of an account",
      kind: "record",
      address: record("(?!account\\b)\\w+"),
      within: FORM,
      name: [...COMPANY_FIELDS.flatMap(lookup)],
    },
    {
      page: "lead",
      kind: "record",
      address: record("lead"),
      within: FORM,
      name: text("companyname"),
      domain: [...text("websiteurl"), ...text("emailaddress1")],
    },
    {
      page: "account list",
      kind: "row",
      address: page("entitylist", "account"),
      within: '[data-id^="entity_control"],[data-id="data-set-body-container"]',
      each: '[role="row"]',
      name: [{ css: `${cell("name")} a` }, { css: cell("name") }],
      id: [linkId("name")],
      siren: [{ css: '[role="gridcell"]', called: { is: "siren", attribute: "col-id" } }],
      siret: [{ css: '[role="gridcell"]', called: { is: "siret", attribute: "col-id" } }],
      vat: [{ css: '[role="gridcell"]', called: { is: VAT_FIELD, attribute: "col-id" } }],
      domain: [{ css: cell("websiteurl") }, { css: cell("emailaddress1") }],
    },
    {
      page: "company column",
      kind: "row",
      each: COMPANY_FIELDS.map(cell).join(),
      skip: ':has(a[href*="etn=contact"])',
      name: [{ css: ACCOUNT_LINK }, { css: "a" }, { css: "" }],
      id: [linkId("name")],
    },
    {
      page: "links to accounts",
      kind: "row",
      each: ["[role=row]", "li", "[role=listitem]", "[data-list-index]"]
        .map((css) => `${css} ${ACCOUNT_LINK}`)
        .join(),
      skip: "nav *,[role=navigation] *,[role=tooltip] *",
      name: [{ css: "" }],
      id: [linkId()],
    },
  ],
  documents: [
    amount("quote", "quote", "totalamount", "quotenumber", "gross"),
    amount("salesorder", "order", "totalamount", "ordernumber", "gross"),
    amount("opportunity", "opportunity", "estimatedvalue", "name"),
    amount("opportunity", "opportunity", "totalamount", "name", "gross"),
  ],
};

/** Microsoft Dynamics 365, model-driven apps. */
export const dynamics = siteOfRules(dynamicsRules);
