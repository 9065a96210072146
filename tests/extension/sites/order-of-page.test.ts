import { describe, expect, it } from "vitest";
import { dolibarr } from "#extension/sites/dolibarr.ts";
import { dynamics } from "#extension/sites/dynamics.ts";
import { espocrm } from "#extension/sites/espocrm.ts";
import { frappe } from "#extension/sites/frappe.ts";
import { hubspot } from "#extension/sites/hubspot.ts";
import { odoo } from "#extension/sites/odoo.ts";
import { pipedrive } from "#extension/sites/pipedrive.ts";
import { salesforce } from "#extension/sites/salesforce.ts";
import type { Site } from "#extension/sites/site.ts";
import { suitecrm } from "#extension/sites/suitecrm.ts";
import { zoho } from "#extension/sites/zoho.ts";
import { pageOrder } from "#extension/views/order-check/page-order.ts";
import { documentOn, fixturePage } from "./fixture-page.ts";

const RECORD = "a1b2c3d4-0000-4000-8000-0000000000b1";
const dynamicsAt = (entity: string) =>
  `https://kerbrat.crm4.dynamics.com/main.aspx?pagetype=entityrecord&etn=${entity}&id=${RECORD}`;

const orderOn = (site: Site, path: string, address: string) => {
  const document = documentOn(site, path, address);
  if (!document) return null;
  const { lang } = fixturePage(path).documentElement;
  const read = pageOrder(document, {
    ...{ home: "EUR", lang, ownVatBasisPoints: null, standardVatBasisPoints: 2_000 },
  });
  return read.kind === "unread"
    ? read.why
    : [read.order.kind, read.order.amountCents, read.currency, read.vat ? "with VAT added" : "as shown"];
};

// Totals without tax, and those that do not say, come with the standard rate: stricter, never milder.
const PAGES: [Site, string, string, unknown[]][] = [
  [dolibarr, "proposal", "/comm/propal/card.php?id=3", ["quote", 3_600_00, "EUR", "as shown"]],
  [dolibarr, "order", "/commande/card.php?id=7", ["order", 6_960_00, "EUR", "with VAT added"]],
  [
    dolibarr,
    "project-edit",
    "/projet/card.php?id=3&action=edit",
    ["opportunity", 8_403_60, "EUR", "with VAT added"],
  ],
  [dynamics, "quote", dynamicsAt("quote"), ["quote", 14_814_80, "EUR", "as shown"]],
  [dynamics, "opportunity", dynamicsAt("opportunity"), ["opportunity", 14_814_80, "EUR", "with VAT added"]],
  [espocrm, "quote", "/#Quote/view/66f0aa11bb22cc331", ["quote", 6_960_00, "EUR", "as shown"]],
  [
    espocrm,
    "opportunity",
    "/#Opportunity/view/66f0aa11bb22cc331",
    ["opportunity", 6_960_00, "EUR", "with VAT added"],
  ],
  [frappe, "quotation-16", "/desk/quotation/SAL-QTN-2026-00003", ["quote", 5_800_00, "EUR", "as shown"]],
  [frappe, "sales-order-15", "/app/sales-order/SAL-ORD-2026-00007", ["order", 5_800_00, "EUR", "as shown"]],
  [hubspot, "deal", "/contacts/4242/record/0-3/501", ["opportunity", 14_814_80, "EUR", "with VAT added"]],
  [hubspot, "quote", "/contacts/4242/record/0-14/9", ["quote", 1_440_00, "EUR", "with VAT added"]],
  [odoo, "quotation-18", "/odoo/orders/580", ["quote", 5_800_00, "EUR", "as shown"]],
  [
    odoo,
    "quotation-16",
    "/web#model=sale.order&id=581&view_type=form",
    ["order", 5_800_00, "EUR", "as shown"],
  ],
  [odoo, "opportunity-18", "/odoo/crm/140", ["opportunity", 6_000_00, "EUR", "with VAT added"]],
  [pipedrive, "deal", "/deal/501", ["opportunity", 14_814_80, "EUR", "with VAT added"]],
  [
    salesforce,
    "quote",
    "/lightning/r/Quote/0Q0Qy00000AAAAAIA0/view",
    ["quote", 12_345_67, "EUR", "as shown"],
  ],
  [
    salesforce,
    "order",
    "/lightning/r/Order/801Qy00000AAAAAIA0/view",
    ["order", 5_040_00, "EUR", "with VAT added"],
  ],
  [suitecrm, "quote", "/index.php", ["quote", 5_800_00, "EUR", "as shown"]],
  [suitecrm, "quote-edit", "/index.php", ["quote", 5_800_00, "EUR", "as shown"]],
  [suitecrm, "opportunity", "/index.php", ["opportunity", 6_960_00, "EUR", "with VAT added"]],
  [zoho, "quote", "/crm/org700100/tab/Quotes/500000000000501", ["quote", 14_814_80, "EUR", "as shown"]],
  [
    zoho,
    "sales-order",
    "/crm/org700100/tab/SalesOrders/500000000000501",
    ["order", 4_200_00, "EUR", "as shown"],
  ],
  [
    zoho,
    "deal",
    "/crm/org700100/tab/Potentials/500000000000501",
    ["opportunity", 14_814_80, "EUR", "with VAT added"],
  ],
];

describe("the order that a page's document asks to be checked", () => {
  const rows = PAGES.map(([site, page, address, order]) => ({
    path: `${site.id}/${page}`,
    site,
    address,
    order,
  }));
  it.each(rows)("of $path", ({ path, site, address, order }) => {
    expect(orderOn(site, `${path}.html`, address)).toEqual(order);
  });
});
