import { odooField } from "./odoo-form.ts";
import { odooRecord } from "./odoo-page.ts";
import { controlOf, filled, textOf } from "./read-text.ts";
import type { SeenDocument } from "./site.ts";

/** Grand total: 16 to 18 (2026-11) in a block of its own, 15 under another name, without that block a plain field. */
const TOTAL =
  '[name="tax_totals"] [name="amount_total"],[name="tax_totals_json"] [name="amount_total"],.o_field_widget[name="amount_total"]';

/** The quotation, sales order or opportunity of an open form. Purchases and invoices have totals too: nothing to check there. */
export const odooDocument = (form: Element, url: URL, inDialog: boolean): SeenDocument | null => {
  const { model, id } = odooRecord(url);
  const own = inDialog ? null : model;
  if (isSale(form, own)) return sale(form, own === "sale.order" ? id : null);
  return own === "crm.lead" || odooField(form, "expected_revenue")
    ? opportunity(form, own === "crm.lead" ? id : null)
    : null;
};

/** Opened by an action the address tells no model: then the form's own class, or a field that only sales have, does. */
const isSale = (form: Element, model: string | null): boolean =>
  model === "sale.order" ||
  (model === null &&
    (form.matches(".o_sale_order") ||
      form.querySelector(".o_sale_order") !== null ||
      odooField(form, "sale_order_template_id") !== null));

const sale = (form: Element, id: string | null): SeenDocument | null => {
  const total = form.querySelector(TOTAL);
  if (!total || !textOf(total)) return null;
  const state = form.querySelector('[name="state"] .o_arrow_button_current');
  const isOrder = /^(?:sale|done)$/.test(state?.getAttribute("data-value") ?? "");
  return documentOf(form, isOrder ? "order" : "quote", "order", id, total, "gross");
};

const opportunity = (form: Element, id: string | null): SeenDocument | null => {
  const amount = odooField(form, "expected_revenue");
  return amount && textOf(amount)
    ? documentOf(form, "opportunity", "opportunity", id, controlOf(amount) ?? amount)
    : null;
};

/** A quotation keeps its id when it becomes an order: one kind of link for both. */
const documentOf = (
  form: Element,
  kind: SeenDocument["kind"],
  linkKind: string,
  id: string | null,
  total: Element,
  basis?: "gross",
): SeenDocument => {
  const [name, currency, terms] = ["name", "currency_id", "payment_term_id"].map((field) =>
    odooField(form, field),
  );
  const code = textOf(currency);
  return {
    kind,
    ...filled({ number: textOf(name), terms: textOf(terms) }),
    ...(id ? { link: { kind: linkKind, externalId: id } } : {}),
    total: {
      anchor: total,
      text: textOf(total),
      ...(basis ? { basis } : {}),
      ...(/^[A-Z]{3}$/.test(code) ? { currency: code } : {}),
    },
    readFrom: [total, name, currency, terms].flatMap((element) => element ?? []),
  };
};
