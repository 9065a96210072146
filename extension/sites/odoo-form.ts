import { asIdentifier, type Identifiers } from "./identifiers.ts";
import { odooRecord } from "./odoo-page.ts";
import { partyOf } from "./odoo-party.ts";
import { controlOf, domainOf, filled, linesOf, textOf } from "./read-text.ts";
import type { Sighting } from "./site.ts";

/** The record of an open form: a partner, or a document with a partner. Values stand in form controls. */
export const odooForm = (form: Element, url: URL, inDialog: boolean): Sighting | null => {
  const partner = odooField(form, "partner_id") ?? odooField(form, "partner_name");
  if (partner) return ofDocument(partner);
  const name = odooField(form, "name");
  const { model, id } = odooRecord(url);
  const isPartner = odooField(form, "vat") !== null || odooField(form, "company_type") !== null;
  if (!name || !(isPartner || (!inDialog && model === "res.partner"))) return null;
  const parent = odooField(form, "parent_id");
  return parent && textOf(parent)
    ? ofPerson(form, parent)
    : ofCompany(form, name, !inDialog && (model === "res.partner" || model === null) ? id : null);
};

/** A field of the form itself, not of a list or board inside it. */
export const odooField = (form: Element, name: string): Element | null =>
  [...form.querySelectorAll(`.o_field_widget[name="${name}"]`)].find(
    (widget) => !widget.closest(".o_list_renderer,.o_kanban_renderer,.o_field_x2many,.o-mail-Chatter"),
  ) ?? null;

const place = (widget: Element): Pick<Sighting, "anchor" | "place"> =>
  controlOf(widget) ? { anchor: widget, place: "over" } : { anchor: widget, place: "start" };

const ofCompany = (form: Element, widget: Element, id: string | null): Sighting | null => {
  const name = textOf(widget);
  if (!name) return null;
  const { numbers, domain, readFrom } = factsOf(form);
  return {
    kind: "record",
    ...place(widget),
    ...filled({ name, ...numbers, domain }),
    ...(id ? { link: { kind: "customer", externalId: id } } : {}),
    readFrom: [widget, ...readFrom],
  };
};

/** A contact person: the customer is the company above, whose VAT number the page repeats. */
const ofPerson = (form: Element, parent: Element): Sighting | null => {
  const party = partyOf([textOf(parent)]);
  const { numbers, readFrom } = factsOf(form);
  return (
    party && {
      kind: "record",
      ...place(parent),
      ...filled({ name: party.name, vat: party.vat ?? numbers.vat }),
      readFrom: [parent, ...readFrom],
    }
  );
};

const ofDocument = (widget: Element): Sighting | null => {
  const link = widget.querySelector("a.o_form_uri");
  const party = partyOf(link ? linesOf(link) : [textOf(widget)]);
  if (!party) return null;
  const id = link && !party.isPerson ? partnerId(link) : null;
  return {
    kind: "record",
    ...(link ? { anchor: link, place: "start" as const } : place(widget)),
    ...filled({ name: party.name, vat: party.vat }),
    ...(id ? { link: { kind: "customer", externalId: id } } : {}),
    readFrom: [widget],
  };
};

const partnerId = (link: Element): string | null => {
  const href = link.getAttribute("href") ?? "";
  const inHash = /model=res\.partner(?:&|$)/.test(href) ? /[#&]id=(\d+)/.exec(href) : null;
  return (inHash ?? /\/res\.partner\/(\d+)(?:$|[?#])/.exec(href))?.[1] ?? null;
};

/** SIRET and company number are in the document only while their tab is open. */
const factsOf = (
  form: Element,
): { numbers: Identifiers; domain: string | undefined; readFrom: Element[] } => {
  const read = (name: string) => odooField(form, name);
  const readFrom = ["vat", "siret", "company_registry", "website", "email"].flatMap(
    (name) => read(name) ?? [],
  );
  const registry = asIdentifier(textOf(read("company_registry")));
  const siret = asIdentifier(textOf(read("siret")))?.siret ?? registry?.siret;
  const vat = textOf(read("vat"));
  const domain = domainOf(textOf(read("website"))) ?? domainOf(textOf(read("email")));
  return { numbers: filled({ vat, siret, siren: registry?.siren }), domain, readFrom };
};
