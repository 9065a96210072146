/** Names of the products whose pages we know, by the id of their site. */
export const PRODUCTS: Record<string, string> = {
  salesforce: "Salesforce",
  hubspot: "HubSpot",
  dynamics: "Dynamics 365",
  pipedrive: "Pipedrive",
  zoho: "Zoho CRM",
  odoo: "Odoo",
  dolibarr: "Dolibarr",
  espocrm: "EspoCRM",
  suitecrm: "SuiteCRM",
  frappe: "ERPNext",
};
