import type { Hit } from "./generic-hits.ts";
import { columnHeading } from "./generic-hits.ts";
import { asIdentifier, sirenOf } from "./identifiers.ts";
import { controlOf, squeeze, textOf } from "./read-text.ts";

export type Named = { anchor: Element; name: string; row: boolean; readFrom: Element[] };

const NAME_LABEL =
  /^(?:raison sociale|d[ée]nomination(?: sociale)?|nom(?: de la soci[ée]t[ée]| du client| de l.entreprise)?|clients?|soci[ée]t[ée]s?|entreprises?|tiers|fournisseurs?|company(?: name)?|customers?(?: name)?|accounts?(?: name)?|legal name|name|organi[sz]ations?)\s*:?\s*\*?$/i;
const NUMBER_LABEL = /SIREN|SIRET|TVA|VAT|RCS/i;
/** Words of a heading that titles the page rather than naming the company. */
const GENERIC =
  /^(?:fiche|d[ée]tails?|informations?|infos?|profil|compte|page|identit[ée]|mentions|l[ée]gales?|coordonn[ée]es|adresse|identifiants?|nos|vos|les?|la|des|du|de|l|et|and|the|my|nouveau|nouvelle|modifier|edit|new|clients?|customers?|companies|company|soci[ée]t[ée]s?|entreprises?|accounts?|tiers|contacts?|devis|quotes?|commandes?|orders?|factures?|invoices?|record|details|legal|overview|general|g[ée]n[ée]ral|annuaire|directory|listes?|lists?|tableau|bord|dashboard|accueil|home|recherche|search|r[ée]sultats?|results?|portail|portal|crm|erp|gestion|param[èe]tres|settings|paiements?|payments?|rapports?|reports?|statistiques|n|no|number|num[ée]ro)$/i;

/** The name a number belongs to: cell of its row, value beside a name label, or the one heading; null when unsure. */
export const nameFor = (holder: Element, hits: Hit[], onlyOne: boolean): Named | null => {
  const row = holder.closest("tr,[role=row]");
  if (row) {
    const cells = [...row.children];
    const own = cells.findIndex((cell) => cell.contains(holder));
    const labelled =
      own > 0 && NUMBER_LABEL.test(cells[own - 1]?.textContent ?? "") && textOf(cells[own - 1]).length < 60;
    if (!labelled) return inRow(row, cells, own, holder);
  }
  return besideLabel(holder) ?? inCard(holder, hits) ?? (onlyOne ? inHeading(holder.ownerDocument) : null);
};

const NAMING = "a,h1,h2,h3,h4,h5,h6,strong,b";

const inRow = (row: Element, cells: Element[], own: number, holder: Element): Named | null => {
  const beside = namingIn(cells[own], holder);
  if (beside) return { anchor: beside, name: textOf(beside), row: true, readFrom: [row] };
  const usable = cells.filter(
    (cell, at) => at !== own && isName(textOf(cell)) && !NUMBER_LABEL.test(columnHeading(cell)),
  );
  const cell =
    usable.find((each) => NAME_LABEL.test(columnHeading(each))) ??
    usable.find((each) => namingIn(each, holder) ?? each.matches("th,[role=rowheader]")) ??
    // Without a heading, link or emphasis only what stands before the number is likely its owner.
    usable.find((each) => own < 0 || cells.indexOf(each) < own);
  if (!cell) return null;
  const anchor = namingIn(cell, holder) ?? cell;
  return { anchor, name: textOf(anchor), row: true, readFrom: [row] };
};

const namingIn = (cell: Element | undefined, holder: Element): Element | null =>
  [...(cell?.querySelectorAll(NAMING) ?? [])].find(
    (element) => !element.contains(holder) && isName(textOf(element)),
  ) ?? null;

/** "Raison sociale: …" in the same table, list or form. */
const besideLabel = (holder: Element): Named | null => {
  const box = holder.closest("table,dl,form,fieldset,section,article,main");
  for (const label of box?.querySelectorAll("dt,th,td,label,.label") ?? []) {
    if ((label.textContent ?? "").length > 60 || !NAME_LABEL.test(squeeze(label.textContent ?? ""))) continue;
    const value = valueBeside(label);
    const name = textOf(value);
    if (value && isName(name))
      return { anchor: controlOf(value) ?? value, name, row: false, readFrom: [label, value] };
  }
  return null;
};

const valueBeside = (label: Element): Element | null => {
  const named = label.getAttribute("for");
  const control = named ? label.ownerDocument.getElementById(named) : label.querySelector("input,textarea");
  if (control) return control;
  if (label.closest("tr")?.querySelectorAll("th,td").length !== 2 && label.matches("th,td")) return null;
  return label.nextElementSibling;
};

/** The heading of the smallest box around the number, if that box repeats and speaks of one company only. */
const inCard = (holder: Element, hits: Hit[]): Named | null => {
  const own = hits.find((hit) => hit.holder === holder);
  for (let box: Element | null = holder, depth = 0; box && depth < 8; box = box.parentElement, depth++) {
    const company = own && sirenOf(own.numbers);
    const current = box;
    const others = hits.some((hit) => current.contains(hit.holder) && sirenOf(hit.numbers) !== company);
    if (others || box.matches("body,html,main")) return null;
    const repeated = [...(box.parentElement?.children ?? [])].some(
      (sibling) =>
        sibling !== current &&
        sibling.tagName === current.tagName &&
        hits.some((hit) => sibling.contains(hit.holder)),
    );
    const heading = repeated ? box.querySelector(NAMING) : null;
    if (heading && !heading.contains(holder) && isName(textOf(heading)))
      return { anchor: heading, name: textOf(heading), row: true, readFrom: [heading] };
  }
  return null;
};

const inHeading = (page: Document): Named | null => {
  const headings = [...page.querySelectorAll("h1")].filter(
    (heading) => !heading.closest('[hidden],[aria-hidden="true"]'),
  );
  const [heading] = headings;
  const name = textOf(heading);
  return heading && headings.length === 1 && isName(name)
    ? { anchor: heading, name, row: false, readFrom: [heading] }
    : null;
};

/** Letters enough to be a name, not a date, an amount, a document's number or a page's title. */
export const isName = (text: string): boolean => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const digits = text.match(/\d/g)?.length ?? 0;
  if (letters < 2 || letters <= digits || text.length > 120 || asIdentifier(text)) return false;
  if (/^\S+@\S+$|^https?:|^www\./i.test(text)) return false;
  const words = text.split(/[^\p{L}\d]+/u).filter(Boolean);
  return words.some((word) => !GENERIC.test(word) && !/\d/.test(word));
};
