import { describe, expect, it } from "vitest";
import { frappe } from "#extension/sites/frappe.ts";
import { documentOn, fixturePage, seenBy } from "./fixture-page.ts";

const link = (externalId: string) => ({ kind: "customer", externalId });
const KERBRAT = "Menuiserie Kerbrat SAS";

describe("frappe", () => {
  it.each([["/app/customer/CUST-0011"], ["/desk/customer/CUST-0011"], ["/desk#Form/Customer/CUST-0011"]])(
    "reads a customer and no page kept hidden behind it: %s",
    (address) => {
      expect(seenBy(frappe, "frappe/customer-15.html", address)).toEqual([
        {
          kind: "record",
          at: "h3",
          name: "Ateliers Besson SAS",
          siren: "999 000 110",
          vat: "FR72999000110",
          domain: "besson.example",
          link: link("CUST-0011"),
        },
      ]);
    },
  );

  it("reads nothing of a customer that is not saved, nor of a page about something else", () => {
    expect(seenBy(frappe, "frappe/customer-15.html", "/app/customer/new-customer-abcdef")).toEqual([]);
    expect(seenBy(frappe, "frappe/customer-15.html", "/app/customer/view/report")).toEqual([]);
    expect(seenBy(frappe, "frappe/customer-15.html", "/app/supplier/S-1")).toEqual([]);
  });

  it.each([
    // The inputs of the draft looked at before are still there, switched off.
    ["frappe/sales-order-15.html", "/app/sales-order/SAL-ORD-2026-00007", "div", "CUST-0012"],
    ["frappe/sales-order-12.html", "/desk#Form/Sales%20Order/SO-0007", "div", KERBRAT],
    ["frappe/contact-15.html", "/app/contact/Anne%20Kerbrat", "a", "CUST-0012"],
  ])("reads the customer of a record: %s", (page, address, at, id) => {
    expect(seenBy(frappe, page, address)).toEqual([{ kind: "record", at, name: KERBRAT, link: link(id) }]);
  });

  it("says nothing of a contact of two customers", () => {
    const page = fixturePage("frappe/contact-15.html");
    const row = page.querySelector(".grid-row");
    const other = row?.cloneNode(true) as Element;
    const link = other.querySelector('a[data-doctype="Customer"]');
    link?.setAttribute("data-name", "CUST-0011");
    if (link) link.textContent = "Ateliers Besson SAS";
    row?.after(other);
    expect([...frappe.find(page, new URL("https://crm.example/app/contact/Anne"))].filter(Boolean)).toEqual(
      [],
    );
  });

  it("takes no id out of a field whose text may be a title", () => {
    expect(seenBy(frappe, "frappe/quotation-16.html", "/desk/quotation/SAL-QTN-2026-00003")).toEqual([
      { kind: "record", at: "input", name: KERBRAT },
    ]);
    expect(seenBy(frappe, "frappe/opportunity-14.html", "/app/opportunity/CRM-OPP-2026-00004")).toEqual([
      { kind: "record", at: "div", name: KERBRAT },
    ]);
  });

  it("reads rows with the ids of their links and filters, a number of a series being no name", () => {
    expect(seenBy(frappe, "frappe/customer-list-15.html", "/app/customer")).toEqual([
      { kind: "row", at: "a", name: "Ateliers Besson SAS", link: link("CUST-0011") },
      { kind: "row", at: "a", name: KERBRAT, link: link("CUST-0012") },
    ]);
    expect(seenBy(frappe, "frappe/sales-order-list-16.html", "/desk/sales-order")).toEqual([
      { kind: "row", at: "a", name: KERBRAT, link: link(KERBRAT) },
    ]);
  });

  it("reads cards of a board of customers", () => {
    expect(seenBy(frappe, "frappe/customer-kanban-15.html", "/app/customer/view/kanban/Groups")).toEqual([
      { kind: "card", at: "div", name: KERBRAT, link: link("CUST-0012") },
    ]);
    expect(seenBy(frappe, "frappe/customer-kanban-15.html", "/app/task/view/kanban/Groups")).toEqual([]);
  });

  it("sees nothing behind a dialog", () => {
    expect(seenBy(frappe, "frappe/dialog-over-list.html", "/app/customer")).toEqual([]);
  });

  const order = { total: { basis: "gross", text: "€ 5,800.00", currency: "EUR" } };
  it("reads the grand total of a quotation and of an order, with currency and terms", () => {
    expect(documentOn(frappe, "frappe/sales-order-15.html", "/app/sales-order/SAL-ORD-2026-00007")).toEqual({
      ...order,
      kind: "order",
      number: "SAL-ORD-2026-00007",
      link: { kind: "order", externalId: "SAL-ORD-2026-00007" },
      terms: "30 days",
    });
    expect(documentOn(frappe, "frappe/quotation-16.html", "/desk/quotation/SAL-QTN-2026-00003")).toEqual({
      ...order,
      kind: "quote",
      number: "SAL-QTN-2026-00003",
      link: { kind: "quote", externalId: "SAL-QTN-2026-00003" },
    });
    expect(documentOn(frappe, "frappe/sales-order-12.html", "/desk#Form/Sales Order/SO-0007")).toMatchObject({
      kind: "order",
      number: "SO-0007",
      total: { text: "€ 5.800,00" },
    });
  });

  it("reads the amount typed into an opportunity, and none elsewhere", () => {
    expect(documentOn(frappe, "frappe/opportunity-14.html", "/app/opportunity/CRM-OPP-2026-00004")).toEqual({
      kind: "opportunity",
      number: "CRM-OPP-2026-00004",
      link: { kind: "opportunity", externalId: "CRM-OPP-2026-00004" },
      total: { text: "7,000.00", currency: "EUR" },
    });
    expect(documentOn(frappe, "frappe/customer-15.html", "/app/customer/CUST-0011")).toBeNull();
  });
});
