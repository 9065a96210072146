import { COMPANY, SIREN, SIRET, TERMS_FIELD, VAT, VAT_FIELD, WEBSITE } from "./rules/label-words.ts";
import { siteOfRules } from "./rules/site-of-rules.ts";
import type { Called, DocumentRule, Read, SiteRules } from "./rules/site-rules.ts";

// Old column names in ids, the vendor's test hook beside them (2026-05 to 2026-09). Elements of its own kit, no shadow roots.
const DETAIL = "crm-detail-view";
const field = (name: string): Read[] => [
  { css: `#titlecard_${name}` },
  { css: `#subvalue_${name}` },
  { css: `#value_${name}` },
  { css: `[data-zcqa="value_${name}"]` },
];
const fieldsCalled = (is: string): Read[] => [
  { css: '[data-zcqa^="value_"]', called: { is, attribute: "data-zcqa" } },
];
const title: Read[] = [{ css: "#entityNameInBCView" }];

const ACCOUNT_ID = "/Accounts/(\\d{8,})(?:[/?#]|$)";
const LINK = 'a[href*="/Accounts/"]';
const isAccount: Called = { is: ACCOUNT_ID, attribute: "href" };
const ofLink = (of?: "name"): Read[] => [
  { css: "", attribute: "href", part: ACCOUNT_ID, ...(of ? { of } : {}) },
];
const linksIn = (...places: string[]): string => places.map((place) => `${place} ${LINK}`).join();
/** Elements in which a field's link stands, such as the lookup of an account. */
const inField = (name: string): string =>
  field(name)
    .map(({ css }) => `${css} ${LINK}`)
    .join();

const record = (modules: string): string => `/tab/${modules}/(\\d{8,})(?:[/?#]|$)`;
const columns = { table: "crux-table-component", heading: "lyte-exptable-th" };
const column = (is: string): Read[] => [{ css: "lyte-exptable-td,lyte-td", called: { is } }];
const ROW = 'lyte-exptable-tr[data-zcqa="detailView"]';

const amount = (
  modules: string,
  document: DocumentRule["document"],
  names: string[],
  totals: string[],
  basis?: "gross",
): DocumentRule => ({
  page: document,
  document,
  record: document,
  address: record(modules),
  within: DETAIL,
  id: "address",
  number: [...names.flatMap(field), ...title],
  total: totals.flatMap(field),
  ...(basis ? { basis } : {}),
  currency: [...field("CURRENCYCODE"), ...field("Currency")].map((read) => ({
    ...read,
    part: "\\b([A-Z]{3})\\b",
  })),
  terms: fieldsCalled(TERMS_FIELD),
});

export const zohoRules: SiteRules = {
  id: "zoho",
  tenant: "/crm/org(\\d+)",
  covers: "lyte-modal[open],lyte-modal-content,[role=dialog][aria-modal=true]",
  sightings: [
    {
      page: "account",
      kind: "record",
      address: record("Accounts"),
      within: DETAIL,
      name: [...field("ACCOUNTNAME"), ...field("Account Name"), ...title],
      id: "address",
      siren: fieldsCalled(SIREN),
      siret: fieldsCalled(SIRET),
      vat: [...fieldsCalled(VAT), ...fieldsCalled(VAT_FIELD)],
      domain: [...field("WEBSITE"), ...field("Website")],
    },
    {
      page: "record of an account",
      kind: "record",
      address: record("(?!Accounts/)\\w+"),
      within: DETAIL,
      name: [
        { css: `${inField("ACCOUNTID")},${inField("Account Name")}`, called: isAccount },
        ...field("ACCOUNTID"),
        { css: LINK, called: isAccount, only: true },
        ...field("COMPANY"),
      ],
      id: ofLink("name"),
    },
    {
      page: "account list",
      kind: "row",
      within: 'crux-table-component[cx-prop-module="Accounts"]',
      each: ROW,
      columns,
      name: [{ css: '[id^="listView_"]' }],
      id: [...ofLink("name"), { css: "", of: "name", attribute: "id", part: "^listView_(\\d+)$" }],
      siren: column(SIREN),
      siret: column(SIRET),
      vat: column(VAT),
      domain: column(WEBSITE),
    },
    {
      page: "board",
      kind: "card",
      each: linksIn("lyte-card.crm-kv-card"),
      name: [{ css: "", called: isAccount }],
      id: ofLink(),
    },
    {
      page: "list",
      kind: "row",
      each: linksIn(ROW, "lyte-tr", "tr", "li"),
      skip: "nav *,lyte-menu *,[role=tooltip] *",
      name: [{ css: "", called: isAccount }],
      id: ofLink(),
    },
    {
      page: "list of another module",
      kind: "row",
      within: 'crux-table-component:not([cx-prop-module="Accounts"])',
      each: ROW,
      skip: `:has(${LINK})`,
      columns,
      name: column(COMPANY),
    },
  ],
  documents: [
    amount("Quotes", "quote", ["QUOTENUMBER", "SUBJECT"], ["GRANDTOTAL", "Grand Total"], "gross"),
    amount("SalesOrders", "order", ["SONUMBER", "SUBJECT"], ["GRANDTOTAL", "Grand Total"], "gross"),
    amount("Potentials", "opportunity", ["POTENTIALNAME"], ["AMOUNT", "Amount"]),
  ],
};

/** Zoho CRM. */
export const zoho = siteOfRules(zohoRules);
