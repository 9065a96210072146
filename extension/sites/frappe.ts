import { siteOfRules } from "./rules/site-of-rules.ts";
import type { DocumentRule, Read } from "./rules/site-rules.ts";

/** 16 has /desk/, 13 to 15 /app/, 12 a hash with the document type's own name. */
const formOf = (slugs: string[]): string => {
  const types = slugs.map((slug) =>
    slug
      .split("-")
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join("(?:%20| )"),
  );
  return `(?:/(?:app|desk)/(?:${slugs.join("|")})|#Form/(?:${types.join("|")}))/(?!new-|view(?:/|$))([^/?#]+)`;
};

/** A control keeps the input of the record shown before it when it turns read-only: only the half that is on counts. */
const on = (name: string) => `.frappe-control[data-fieldname${name}]:not(.hide-control)`;
const typed = (name: string) => `${on(name)} .control-input:not([style*="none"]) :is(input,textarea)`;
const shown = (name: string) => `${on(name)} .control-value:not([style*="none"])`;
const field = (name: string, part?: string): Read[] =>
  [typed(name), shown(name)].map((css) => (part === undefined ? { css } : { css, part }));

const CUSTOMER = 'a[data-doctype="Customer"][data-name]';
/** A number out of a series says nothing about who it is. */
const NO_SERIES = "^((?![A-Z]{2,}(?:-[A-Z]+)*-(?:\\d{4}-)?\\d+$).+)$";
const VAT = "^\\s*([A-Za-z]{2}[0-9A-Za-z .]{6,18})\\s*$";
const WEB = "(\\S+\\.[a-zA-Z]{2,}\\S*)";

const OF_CUSTOMER = [
  "quotation",
  "sales-order",
  "sales-invoice",
  "delivery-note",
  "opportunity",
  "project",
  "issue",
  "payment-entry",
];

const document = (
  slug: string,
  kind: DocumentRule["document"],
  total: string[],
  basis?: "gross",
): DocumentRule => ({
  page: slug,
  document: kind,
  record: kind,
  address: formOf([slug]),
  within: ".page-container",
  tabs: true,
  id: "address",
  number: "address",
  total: total.flatMap((name) => field(`="${name}"`)),
  ...(basis ? { basis } : {}),
  currency: field('="currency"', "^([A-Z]{3})$"),
  terms: field('="payment_terms_template"'),
});

/**
 * ERPNext on Frappe Desk, 12 to 16 (sources of 13 to 16; not seen running). Pages visited before stay in the document, hidden:
 * the one container that is shown counts. In forms a link's text may be a title: ids come from links and addresses alone.
 */
export const frappe = siteOfRules({
  id: "frappe",
  covers: ".modal.show",
  sightings: [
    {
      page: "customer",
      kind: "record",
      address: formOf(["customer"]),
      within: ".page-container",
      tabs: true,
      name: [{ css: ".page-head .title-text" }, ...field('="customer_name"')],
      place: "start",
      id: "address",
      vat: [...field('="tax_id"', VAT), ...field('*="vat"', VAT), ...field('*="tva"', VAT)],
      siren: field('*="siren"'),
      siret: field('*="siret"'),
      domain: [...field('="website"', WEB), ...field('="email_id"', WEB)],
    },
    {
      page: "document of a customer",
      kind: "record",
      address: formOf(OF_CUSTOMER),
      within: ".page-container",
      tabs: true,
      name: [
        ...field('="customer_name"'),
        ...field('="customer"', NO_SERIES),
        ...field('="party_name"', NO_SERIES),
        { css: `${shown('="party"')} ${CUSTOMER}`, part: NO_SERIES },
      ],
      place: "start",
      id: ["customer", "party_name", "party"].map((name) => ({
        css: `${shown(`="${name}"`)} ${CUSTOMER}`,
        attribute: "data-name",
      })),
    },
    {
      // Of two customers nobody can tell which a badge would speak of.
      page: "contact of a customer",
      kind: "record",
      address: formOf(["contact", "address"]),
      within: ".page-container",
      tabs: true,
      name: [{ css: `[data-fieldname="links"] .grid-row ${CUSTOMER}`, part: NO_SERIES, only: true }],
      id: [{ css: `[data-fieldname="links"] .grid-row ${CUSTOMER}`, attribute: "data-name", only: true }],
    },
    {
      page: "list",
      kind: "row",
      within: ".page-container",
      each: ".list-row-container .list-row",
      name: [
        { css: `.list-subject ${CUSTOMER}` },
        { css: '[data-filter^="customer_name,=,"]' },
        { css: '[data-filter^="customer,=,"]', part: NO_SERIES },
        { css: '[data-filter^="party_name,=,"]', part: NO_SERIES },
      ],
      id: [
        { css: `.list-subject ${CUSTOMER}`, attribute: "data-name" },
        { css: '[data-filter^="customer,=,"]', attribute: "data-filter", part: "^customer,=,(.+)$" },
      ],
    },
    {
      page: "board of customers",
      kind: "card",
      address: "(?:/(?:app|desk)/customer/view/kanban|#List/Customer/Kanban)",
      within: ".page-container",
      each: ".kanban-card-wrapper",
      name: [{ css: ".kanban-card-title" }],
      id: [{ css: "a[href]", attribute: "href", part: "/(?:customer|Customer)/([^/?#]+)" }],
    },
    {
      page: "report",
      kind: "row",
      within: ".page-container",
      each: ".dt-row",
      name: [{ css: CUSTOMER, part: NO_SERIES }],
      id: [{ css: CUSTOMER, attribute: "data-name" }],
    },
  ],
  documents: [
    document("quotation", "quote", ["grand_total", "rounded_total"], "gross"),
    document("sales-order", "order", ["grand_total", "rounded_total"], "gross"),
    document("opportunity", "opportunity", ["opportunity_amount"]),
  ],
});
