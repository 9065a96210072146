import { isMadeUp, odooRecord } from "./odoo-page.ts";
import { partyOf } from "./odoo-party.ts";
import { filled, textOf } from "./read-text.ts";
import type { Sighting } from "./site.ts";

/** Cards of contacts, pipeline and documents. Only a contact's avatar tells an id. */
export function* odooBoards(top: Element, url: URL): Generator<Sighting | null> {
  const { model } = odooRecord(url);
  for (const card of top.querySelectorAll(
    ".o_kanban_record:not(.o_kanban_ghost):not(.o-kanban-button-new)",
  )) {
    const inForm = card.closest(".o_form_view");
    if (isMadeUp(card) || (inForm && top.contains(inForm))) continue;
    yield ofCard(card, model);
  }
}

const ofCard = (card: Element, model: string | null): Sighting | null => {
  const inPipeline = model === "crm.lead" || card.querySelector('[name="expected_revenue"]') !== null;
  const id = partnerOfAvatar(card);
  const anchor: Element | null | undefined =
    card.querySelector('[name="partner_id"]:not(img)') ??
    // 18 (2026-11): a bare span behind the title; 16 (2026-11): its own class.
    (inPipeline
      ? [...card.querySelectorAll("span.o_text_overflow,span.text-truncate")].find(
          (span) => !span.closest(".fw-bold,.o_kanban_record_title"),
        )
      : model === "res.partner" || id
        ? card.querySelector(
            '[name="display_name"],.o_kanban_record_title,.fw-bold,.fw-bolder,strong,span:not(:empty)',
          )
        : null);
  const party = anchor && partyOf([textOf(anchor)]);
  if (!anchor || !party) return null;
  const ofPartner = !inPipeline && !party.isPerson && anchor.getAttribute("name") !== "partner_id";
  return {
    kind: "card",
    anchor,
    place: "start",
    ...filled({ name: party.name, vat: party.vat }),
    ...(ofPartner && id ? { link: { kind: "customer", externalId: id } } : {}),
    readFrom: [card],
  };
};

const partnerOfAvatar = (card: Element): string | null => {
  for (const image of card.querySelectorAll("img[src]")) {
    const src = image.getAttribute("src") ?? "";
    const id = /\/res\.partner\/(\d+)\//.exec(src) ?? /model=res\.partner&(?:.*&)?id=(\d+)/.exec(src);
    if (id?.[1]) return id[1];
  }
  return null;
};
