/** How pages of a product are told from others, as data: the overlay carries no site until one of these says which. */
export type Signature = {
  /** Names the site's file, its script and the `site` of its links. */
  id: string;
  /** Hosts of the vendor, a leading `*.` for any host below: a page there is the product's without a look at it. */
  hosted: readonly string[];
  /** Selectors that only its pages match, wherever they are served from; cheap, for they are tried on every page. */
  page: string;
};

/** One line a site. Which hosts and selectors were seen where: the site's own file. */
export const SIGNATURES: readonly Signature[] = [
  {
    id: "salesforce",
    hosted: [
      "*.lightning.force.com",
      "*.lightning.force.mil",
      "*.lightning.crmforce.mil",
      "*.lightning.force.com.mcas.ms",
      "*.sfcrmapps.cn",
      "*.sfcrmproducts.cn",
    ],
    page: "one-record-home-flexipage2,.windowViewMode-normal,.oneConsoleTabset,.oneConsoleTab,.slds-page-header records-highlights2,records-lwc-detail-panel",
  },
  {
    id: "hubspot",
    hosted: [
      "app.hubspot.com",
      "app-eu1.hubspot.com",
      "app-na2.hubspot.com",
      "app-na3.hubspot.com",
      "app-ap1.hubspot.com",
    ],
    page: '[data-selenium-test="highlightTitle"],[data-test-id="record-title"],[data-selenium-test^="crm-"],[data-test-id^="framework-data-table"],[data-test-id="cdb-column"],a[href^="/contacts/"][href*="/objects/0-"]',
  },
  {
    id: "dynamics",
    hosted: ["*.dynamics.com", "*.dynamics.cn", "*.microsoftdynamics.us", "*.microsoftdynamics.de"],
    page: '#ApplicationShell,[data-id="form-header"],[data-id="header_title"],[data-id^="DataSetHostContainer"]',
  },
  {
    id: "pipedrive",
    hosted: ["*.pipedrive.com"],
    page: '[class^="cui4-"],[class^="cui5-"],[data-testid="header-title"][class*="cui"],[data-test="pipeline-view"],[data-test="pipeline-deal-tile"]',
  },
  {
    id: "zoho",
    hosted: [
      "crm.zoho.com",
      "crm.zoho.eu",
      "crm.zoho.in",
      "crm.zoho.com.au",
      "crm.zoho.jp",
      "crm.zoho.ca",
      "crm.zoho.sa",
    ],
    page: 'crm-detail-view,crux-table-component[cx-prop-module],lyte-card.crm-kv-card,a[href*="/crm/org"][href*="/tab/"]',
  },
  {
    id: "odoo",
    hosted: ["*.odoo.com"],
    page: ".o_web_client,.o_action_manager,.o_list_renderer,.o_form_view,.o_kanban_renderer,.o_kanban_record",
  },
  {
    id: "dolibarr",
    hosted: [],
    page: 'meta[name="author"][content^="Dolibarr"],#id-container #id-right,.arearef .refid,a.refurl[data-params*="societe"]',
  },
  {
    id: "espocrm",
    hosted: ["*.espocloud.com"],
    page: '[href*="client/css/espo"],script[src*="client/lib/espo"],#main .header-breadcrumbs,.detail[data-scope],.list-row[data-id] [data-name],.list-kanban .item[data-id]',
  },
  {
    id: "suitecrm",
    hosted: [],
    page: "form#formDetailView,.detail-view-field[field],.edit-view-field[field],table.list.view,.suitepicon,scrm-record-header,app-root scrm-navbar-ui,table.list-view-table",
  },
  {
    id: "frappe",
    hosted: ["*.frappe.cloud", "*.erpnext.com"],
    page: "body[data-route],.page-container[data-page-route],.frappe-control[data-fieldname],.list-row-container .list-row",
  },
  ...(import.meta.env.VIGIE_DEMO
    ? [{ id: "sample-crm", hosted: [], page: 'meta[name="generator"][content="Comptoir CRM"]' }]
    : []),
];

const isHostOf = ({ hosted }: Signature, host: string): boolean =>
  hosted.some((pattern) => (pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : host === pattern));

/** Match patterns of a product's own hosts. */
export const hostedPatterns = ({ hosted }: Signature): string[] => hosted.map((host) => `https://${host}/*`);

/** Site of this page: its host's, else the one whose signature the page bears; null for a page of no known product. */
export const siteOfPage = (page: ParentNode, host: string, signatures = SIGNATURES): string | null =>
  (
    signatures.find((each) => isHostOf(each, host)) ??
    // One pass over the page for all of them: most pages bear none.
    (page.querySelector(signatures.map(({ page }) => page).join(",")) &&
      signatures.find((each) => page.querySelector(each.page)))
  )?.id ?? null;
