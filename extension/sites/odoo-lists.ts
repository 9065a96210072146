import { asIdentifier } from "./identifiers.ts";
import { isMadeUp, odooRecord } from "./odoo-page.ts";
import { partyOf } from "./odoo-party.ts";
import { domainOf, filled, linesOf, textOf } from "./read-text.ts";
import type { Sighting } from "./site.ts";

/** Columns that hold a company, best first; `name` alone is a company only in lists of partners. */
const COMPANY = ["partner_id", "invoice_partner_display_name", "commercial_partner_id", "partner_name"];
const PARTNER = ["complete_name", "translated_display_name"];

/** Rows of lists of partners and documents. No record ids there: names, and numbers where their column is shown. */
export function* odooLists(top: Element, url: URL): Generator<Sighting | null> {
  const ofPartners = odooRecord(url).model === "res.partner";
  const columns = [...COMPANY, ...PARTNER, ...(ofPartners ? ["display_name", "name"] : [])];
  for (const row of top.querySelectorAll("tr.o_data_row")) {
    const inForm = row.closest(".o_form_view");
    if (isMadeUp(row) || (inForm && top.contains(inForm))) continue;
    const cell = columns.flatMap((name) => row.querySelector(`td[name="${name}"]`) ?? [])[0];
    yield cell ? ofRow(row, cell) : null;
  }
}

const ofRow = (row: Element, cell: Element): Sighting | null => {
  const tooltip = cell.getAttribute("data-tooltip") ?? "";
  const party = partyOf(
    cell.querySelector("input") ? [textOf(cell)] : tooltip ? [tooltip.split("\n")[0] ?? ""] : linesOf(cell),
  );
  if (!party) return null;
  const cells = ["vat", "siret", "company_registry", "email", "website"].flatMap(
    (name) => row.querySelector(`td[name="${name}"]`) ?? [],
  );
  const text = (name: string) => textOf(row.querySelector(`td[name="${name}"]`));
  const registry = asIdentifier(text("company_registry"));
  return {
    kind: "row",
    anchor: cell,
    place: "start",
    ...filled({
      name: party.name,
      vat: text("vat") || party.vat,
      siret: asIdentifier(text("siret"))?.siret ?? registry?.siret,
      siren: registry?.siren,
      domain: domainOf(text("website")) ?? domainOf(text("email")),
    }),
    readFrom: [cell, ...cells],
  };
};
